using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Meta;

/// <summary>What Meta's apps leave on a phone that met one of its ads, encrypted for the advertised app's owner.</summary>
sealed record AdReferrer
{
    const int NonceLength = 12, TagLength = 16;

    /// <summary>The app's Install Referrer Decryption Key: 64 hex digits.</summary>
    public required string Key { get; init; }

    /// <summary>Seen rather than clicked; only Meta's own provider on the phone tells of views.</summary>
    public bool View { get; init; }

    /// <summary>When; now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    public bool Instagram { get; init; }

    public string CampaignId { get; init; } = "120210000000000004";

    public string Campaign { get; init; } = "Sandbox Campaign";

    public string AdSetId { get; init; } = "120210000000000003";

    public string AdSet { get; init; } = "Sandbox Ad Set";

    public string AdId { get; init; } = "120210000000000002";

    public string Ad { get; init; } = "Sandbox Ad";

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => Key.Length == 64 && Key.All(char.IsAsciiHexDigit) ? null : "key must be 64 hex digits.";

    /// <summary>The value of the Play referrer.</summary>
    public string Compose(DateTimeOffset now)
    {
        var payload = new JsonObject
        {
            ["app"] = "1000000000000001",
            ["t"] = (At ?? now).ToUnixTimeSeconds(),
            ["source"] = Seal(Plain().ToJsonString()),
        };
        var (host, campaign) = Instagram ? ("apps.instagram.com", "ig4a") : ("apps.facebook.com", "fb4a");
        return $"utm_source={host}&utm_campaign={campaign}&utm_content={Uri.EscapeDataString(payload.ToJsonString())}";
    }

    /// <summary>A row of Meta's content provider, as apps hand it over.</summary>
    public JsonObject ComposeRow(DateTimeOffset now) => new()
    {
        ["install_referrer"] = Compose(now),
        ["source"] = Instagram ? "instagram" : "facebook",
        ["is_ct"] = View ? 0 : 1,
        ["actual_timestamp"] = (At ?? now).ToUnixTimeSeconds(),
    };

    // Meta's "campaign" is what it shows as an ad set, and its "campaign group" what it shows as a campaign.
    JsonObject Plain() => new()
    {
        ["ad_id"] = "120210000000000001",
        ["adgroup_id"] = AdId,
        ["adgroup_name"] = Ad,
        ["campaign_id"] = AdSetId,
        ["campaign_name"] = AdSet,
        ["campaign_group_id"] = CampaignId,
        ["campaign_group_name"] = Campaign,
        ["account_id"] = "900000000000001",
        ["ad_objective_name"] = "APP_INSTALLS",
        ["is_instagram"] = Instagram,
        ["publisher_platform"] = Instagram ? "instagram" : "facebook",
        ["platform_position"] = "feed",
    };

    // The nonce follows from key and text: never the same for two texts, and a run can be repeated.
    JsonObject Seal(string text)
    {
        var key = Convert.FromHexString(Key);
        var plain = Encoding.UTF8.GetBytes(text);
        var nonce = HMACSHA256.HashData(key, plain)[..NonceLength];
        var data = new byte[plain.Length + TagLength];

        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length));
        return new() { ["data"] = Convert.ToHexStringLower(data), ["nonce"] = Convert.ToHexStringLower(nonce) };
    }
}
