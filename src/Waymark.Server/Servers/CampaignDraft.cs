using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>A campaign as a server asks for it.</summary>
sealed record CampaignDraft
{
    const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    const int LettersOfId = 8;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Deeplink { get; init; }

    public string? Website { get; init; }

    public string? AndroidRedirect { get; init; }

    public string? IosRedirect { get; init; }

    public string? Domain { get; init; }

    /// <summary>The answer shows the plain link and no website.</summary>
    public bool IsShort { get; init; }

    /// <summary>The stores that the answer names; links lead to both all the same.</summary>
    public IReadOnlyList<StoreListing> Listings { get; init; } = [];

    /// <returns>Why it cannot be made; null when it can.</returns>
    public static Answer? Read(JsonElement body, App app, out CampaignDraft draft)
    {
        draft = new CampaignDraft
        {
            Id = Text(body, "custom_display_id") ?? RandomNumberGenerator.GetString(Letters, LettersOfId),
            Name = Text(body, "name")?.Trim() ?? "",
            Deeplink = Text(body, "deeplink"),
            Website = Text(body, "link_for_desktop_users"),
            AndroidRedirect = Text(body, "android_web_redirect"),
            IosRedirect = Text(body, "ios_web_redirect"),
            Domain = Text(body, "domain"),
            IsShort = YesOrNo.Read(Text(body, "is_shortlink")) ?? false,
        };

        if (draft.Name.Length == 0) return ServerRefusals.CampaignNameRequired;
        if (draft.Domain is { } domain && !app.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase)) return ServerRefusals.DomainNotFound;
        if (ReadListings(body, app, out var listings) is { } refused) return refused;

        draft = draft with { Listings = listings };
        return null;
    }

    /// <returns>What goes into the configuration document.</returns>
    public JsonObject ToDocument()
    {
        var campaign = new JsonObject { ["id"] = Id, ["name"] = Name };

        foreach (var (key, value) in new[]
        {
            ("deeplink", Deeplink), ("domain", Domain), ("androidRedirect", AndroidRedirect), ("iosRedirect", IosRedirect), ("website", Website),
        })
        {
            if (value is not null) campaign[key] = value;
        }

        return campaign;
    }

    static Answer? ReadListings(JsonElement body, App app, out IReadOnlyList<StoreListing> listings)
    {
        listings = StoreListing.Of(app);

        if (!body.TryGetProperty("store_listing_ids", out var list) || list.ValueKind == JsonValueKind.Null) return null;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(id.GetString())))
            return ServerRefusals.ListingsNotTexts;

        var ids = list.EnumerateArray().Select(id => id.GetString()!).ToList();
        var byId = listings.ToDictionary(listing => listing.Id);

        if (ids.Where(id => !byId.ContainsKey(id)).ToList() is { Count: > 0 } unknown)
            return ServerRefusals.Refuse(400, "listings_unknown", $"Store listing(s) not found for this project: {string.Join(", ", unknown)}");
        if (ids.Count != ids.Distinct().Count()) return ServerRefusals.ListingsOfOnePlatform;

        if (ids.Count > 0) listings = [.. ids.Select(id => byId[id])];
        return null;
    }

    static string? Text(JsonElement body, string key) => DeviceCall.Text(body, key);
}
