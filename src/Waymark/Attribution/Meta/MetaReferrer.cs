using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Waymark.Attribution.Meta;

/// <summary>Decrypts the referrer that Meta's apps leave: AES-256-GCM with the app's Install Referrer Decryption Key.</summary>
public static class MetaReferrer
{
    const int KeyLength = 32, NonceLength = 12, TagLength = 16;
    const int LongestText = 512;

    // The year 2000, and one that we need not think about.
    const long Earliest = 946_684_800, Latest = 32_503_680_000;

    /// <param name="json">The payload in <c>utm_content</c>, recognised by its shape.</param>
    /// <param name="key">64 hex digits; null when the app has none.</param>
    public static MetaStatement Read(string json, string? key)
    {
        if (Object(json) is not { } payload || !payload.TryGetProperty("source", out var source)) return new() { State = MetaState.Malformed };

        var draft = new MetaStatement { State = MetaState.Malformed, MadeAt = MomentOf(payload) };
        if (Bytes(source, "data") is not { Length: >= TagLength } data || Bytes(source, "nonce") is not { Length: NonceLength } nonce) return draft;
        if (KeyBytes(key) is not { } secret) return draft with { State = MetaState.NoKey };

        return Decrypt(secret, nonce, data) is not { } plain ? draft with { State = MetaState.AuthFailed }
            : Object(plain) is not { } said ? draft with { State = MetaState.BadPlaintext }
            : Said(draft, said);
    }

    /// <summary>Whether this is a key: 64 hex digits, blanks around them aside.</summary>
    public static bool IsKey(string key) => KeyBytes(key) is not null;

    static MetaStatement Said(MetaStatement draft, JsonElement said) => draft with
    {
        State = MetaState.Decrypted,
        CreativeId = Text(said, "ad_id"),
        AdId = Text(said, "adgroup_id"),
        Ad = Text(said, "adgroup_name"),
        AdSetId = Text(said, "campaign_id"),
        AdSet = Text(said, "campaign_name"),
        CampaignId = Text(said, "campaign_group_id"),
        Campaign = Text(said, "campaign_group_name"),
        AccountId = Text(said, "account_id"),
        Objective = Text(said, "ad_objective_name"),
        Publisher = Text(said, "publisher_platform") ?? Text(said, "is_instagram") switch { "true" => "instagram", "false" => "facebook", _ => null },
        Position = Text(said, "platform_position"),
    };

    static string? Decrypt(byte[] key, byte[] nonce, byte[] data)
    {
        try
        {
            using var aes = new AesGcm(key, TagLength);
            var plain = new byte[data.Length - TagLength];
            aes.Decrypt(nonce, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    static byte[]? KeyBytes(string? key) => key?.Trim() is { Length: 2 * KeyLength } digits && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;

    static byte[]? Bytes(JsonElement source, string name) =>
        source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString()! is { } digits && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : null;

    // Numbers by their own digits: as doubles, ids above 2^53 would become other ids.
    static string? Text(JsonElement said, string name) => said.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => Short(value.GetString()!),
            JsonValueKind.Number => Short(value.GetRawText()),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        }
        : null;

    static string? Short(string text) => text.Length is > 0 and <= LongestText ? text : null;

    static DateTimeOffset? MomentOf(JsonElement payload) =>
        Text(payload, "t") is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > Earliest and < Latest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    static JsonElement? Object(string json)
    {
        try
        {
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
