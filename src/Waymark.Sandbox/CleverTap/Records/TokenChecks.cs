using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>The checks of a push token, in the order of their codes.</summary>
static class TokenChecks
{
    public static Ruling Judge(int number, JsonElement raw)
    {
        if (raw.Find("objectId") is not { } device || !Identifiers.IsObjectId(device))
            return new Ruling.Refused(number, Refusal.TokenObjectId, raw);

        if (raw.Find("tokenData") is not { ValueKind: JsonValueKind.Object } token)
            return new Ruling.Refused(number, Refusal.TokenMissing, raw);

        if (token.Text("id") is not { Length: > 0 } id)
            return new Ruling.Refused(number, Refusal.TokenId, raw);

        if (TokenType.Find(token.Text("type")) is not { } type)
            return new Ruling.Refused(number, Refusal.TokenType, raw);

        if (type.Platform == "web" && token.Find("keys") is not { ValueKind: JsonValueKind.Object })
            return new Ruling.Refused(number, Refusal.TokenKeys, raw);

        return new Ruling.TokenTaken(number, new(IdKind.ObjectId, device.GetString()!), type, id) { Raw = raw };
    }
}
