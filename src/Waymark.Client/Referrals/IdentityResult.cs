using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>What adding an identity came to.</summary>
/// <param name="Outcome"><c>added</c>, <c>removed</c>, <c>conflict</c> (it is somebody else's and nothing was changed) or <c>switched</c>.</param>
/// <param name="UserId">The user of this install now.</param>
/// <param name="OtherUserId">The other user of a conflict, or the one before a switch.</param>
public sealed record IdentityResult(string Outcome, string? UserId, string? OtherUserId)
{
    public bool IsConflict => Outcome == "conflict";

    internal static IdentityResult? Read(JsonElement answer) =>
        answer.Part("data") is { } data && data.Text("result") is { } outcome ? new IdentityResult(outcome, data.Text("user_id"), data.Text("other_user_id")) : null;
}

/// <summary>The user's ids by provider.</summary>
public sealed record Identities(string? UserId, IReadOnlyDictionary<string, string> ByProvider)
{
    internal static Identities? Read(JsonElement answer) =>
        answer.Part("data") is { } data ? new Identities(data.Text("user_id"), data.Part("identities").Pairs()) : null;
}
