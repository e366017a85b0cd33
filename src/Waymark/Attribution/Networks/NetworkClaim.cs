using System.Text.Json.Serialization;

namespace Waymark.Attribution.Networks;

/// <summary>What an ad network says of one click or view of its own. Nothing proves it: fraud rules and windows judge it like a link's click.</summary>
public sealed record NetworkClaim
{
    /// <summary>Seen rather than clicked.</summary>
    public bool IsView { get; init; }

    /// <summary>When, by the network's word.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The advertising id it happened on, lower case.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Our id of the click, where the ad's link was ours.</summary>
    public string? ClickId { get; init; }

    /// <summary>The network's own id of it.</summary>
    public string? NetworkClickId { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AdSetId { get; init; }

    public string? AdSet { get; init; }

    public string? AdId { get; init; }

    public string? Ad { get; init; }

    public string? CreativeId { get; init; }

    /// <summary>Where it was shown, by the network's own id.</summary>
    public string? SiteId { get; init; }

    /// <summary>Something tells whose it is.</summary>
    [JsonIgnore]
    public bool HasSubject => DeviceId is not null || ClickId is not null || NetworkClickId is not null;
}
