using System.Text.Json.Serialization;

namespace Waymark.Sandbox.Networks;

/// <summary>A virtual user clicked or saw an ad, as the network remembers it.</summary>
sealed record AdEngagement
{
    /// <summary>The phone's advertising id.</summary>
    public required string DeviceId { get; init; }

    /// <summary><c>click</c> or <c>view</c>.</summary>
    public string Type { get; init; } = "click";

    /// <summary>Now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AdSetId { get; init; }

    public string? AdId { get; init; }

    public string? SiteId { get; init; }

    [JsonIgnore]
    public bool IsClick => Type == "click";

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() =>
        !Guid.TryParseExact(DeviceId, "D", out _) ? "deviceId must be an advertising id."
        : Type is not ("click" or "view") ? "type must be click or view."
        : null;

    /// <summary>The same as Waymark is told it.</summary>
    /// <param name="namesDevice">Who it is about has to be said; an answer leaves it out.</param>
    public Dictionary<string, string> ToClaim(bool namesDevice)
    {
        var claim = new Dictionary<string, string> { ["type"] = Type, ["at"] = $"{At!.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}" };
        if (namesDevice) claim["device_id"] = DeviceId;

        foreach (var (name, value) in new[] { ("campaign_id", CampaignId), ("campaign", Campaign), ("ad_set_id", AdSetId), ("ad_id", AdId), ("site_id", SiteId) })
        {
            if (value is not null) claim[name] = value;
        }

        return claim;
    }
}
