using System.Globalization;
using System.Text.Json;
using Waymark.Devices;
using Waymark.Links;

namespace Waymark.Attribution.Networks;

/// <summary>Reads a claim strictly: a network that misspells a field learns it now, and not from figures that are missing.</summary>
public static class NetworkClaimReading
{
    const int LongestText = 256;

    // A network's clock may be off; what it dates further ahead is nonsense.
    static readonly TimeSpan ClockError = TimeSpan.FromMinutes(10);

    static readonly TimeSpan Oldest = TimeSpan.FromHours(ClickWindow.ProvenLongest);

    static readonly string[] Texts =
        ["network_click_id", "campaign_id", "campaign", "ad_set_id", "ad_set", "ad_id", "ad", "creative_id", "site_id"];

    static readonly string[] Fields = ["type", "at", "device_id", "click_id", .. Texts];

    /// <param name="said">What the network sent.</param>
    /// <param name="heardAt">When it came.</param>
    /// <returns>The claim; or null and everything that is wrong with it.</returns>
    public static (NetworkClaim? Claim, IReadOnlyList<ClaimProblem> Problems) Read(JsonElement said, DateTimeOffset heardAt)
    {
        if (said.ValueKind != JsonValueKind.Object) return (null, [new("", "must be an object")]);

        ClaimProblem?[] found =
        [
            Type(said), Time(said, heardAt), DeviceId(said), Click(said),
            .. Texts.Select(field => Text(said, field)),
            .. said.EnumerateObject().Select(field => Fields.Contains(field.Name, StringComparer.Ordinal) ? null : new ClaimProblem(Shown(field.Name), "is not a field of a claim")),
            .. said.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).Where(field => field.Count() > 1).Select(field => new ClaimProblem(Shown(field.Key), "stands there twice")),
        ];

        ClaimProblem[] problems = [.. found.OfType<ClaimProblem>()];
        return problems.Length > 0 ? (null, problems) : (Claim(said), []);
    }

    static NetworkClaim Claim(JsonElement said) => new()
    {
        IsView = Value(said, "type") == "view",
        At = Moment(said)!.Value,
        DeviceId = AdvertisingId.Read(Value(said, "device_id")),
        ClickId = Value(said, "click_id"),
        NetworkClickId = Value(said, "network_click_id"),
        CampaignId = Value(said, "campaign_id"),
        Campaign = Value(said, "campaign"),
        AdSetId = Value(said, "ad_set_id"),
        AdSet = Value(said, "ad_set"),
        AdId = Value(said, "ad_id"),
        Ad = Value(said, "ad"),
        CreativeId = Value(said, "creative_id"),
        SiteId = Value(said, "site_id"),
    };

    static ClaimProblem? Type(JsonElement said) => Value(said, "type") is "click" or "view" ? null : new("type", "must be click or view");

    static ClaimProblem? Time(JsonElement said, DateTimeOffset heardAt) => Moment(said) switch
    {
        null => new("at", "must be a moment such as 2026-01-31T09:07:00Z, with its offset from UTC, or whole seconds since 1970"),
        { } at when at > heardAt + ClockError => new("at", "is in the future"),
        { } at when at < heardAt - Oldest => new("at", "is more than 30 days ago: no window is so long"),
        _ => null,
    };

    static ClaimProblem? DeviceId(JsonElement said) => IsAbsent(said, "device_id") || AdvertisingId.Read(Value(said, "device_id")) is not null
        ? null
        : new("device_id", "must be an advertising id: a UUID that is not all zeros");

    static ClaimProblem? Click(JsonElement said) => IsAbsent(said, "click_id") || ClickId.IsWellFormed(Value(said, "click_id") ?? "")
        ? null
        : new("click_id", "must be the lr_ia_id that our link handed over");

    static ClaimProblem? Text(JsonElement said, string field) => IsAbsent(said, field) || Value(said, field) is { Length: > 0 and <= LongestText }
        ? null
        : new(field, $"must be a text of 1 to {LongestText} characters");

    static DateTimeOffset? Moment(JsonElement said)
    {
        if (!said.TryGetProperty("at", out var at)) return null;

        if (at.ValueKind == JsonValueKind.Number)
            return at.TryGetInt64(out var seconds) && seconds is > 0 and < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

        // A moment without its offset would be read in whatever zone this machine is in.
        return at.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParseExact(at.GetString(), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
            && DateTime.TryParse(at.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var kind) && kind.Kind != DateTimeKind.Unspecified
                ? moment
                : null;
    }

    static bool IsAbsent(JsonElement said, string field) => !said.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null;

    static string? Value(JsonElement said, string field) => said.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string Shown(string name) => name.Length > 64 ? $"{name[..64]}…" : name;
}

/// <summary>What is wrong with a field of a claim.</summary>
/// <param name="Field">Its name; empty for the claim as a whole.</param>
/// <param name="Problem">Goes on from the name: "must be click or view".</param>
public sealed record ClaimProblem(string Field, string Problem);
