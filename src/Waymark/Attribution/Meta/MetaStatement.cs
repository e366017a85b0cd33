namespace Waymark.Attribution.Meta;

/// <summary>What Meta says of the ad that led to an install. Ids are kept as texts, because they do not fit into a double.</summary>
public sealed record MetaStatement
{
    public required MetaState State { get; init; }

    /// <summary>When the payload was made; null when it does not say.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary><c>ad_id</c>: the creative.</summary>
    public string? CreativeId { get; init; }

    /// <summary><c>adgroup_id</c>: an ad in Meta's Ads Manager.</summary>
    public string? AdId { get; init; }

    public string? Ad { get; init; }

    /// <summary><c>campaign_id</c>: an ad set in Meta's Ads Manager.</summary>
    public string? AdSetId { get; init; }

    public string? AdSet { get; init; }

    /// <summary><c>campaign_group_id</c>: a campaign in Meta's Ads Manager.</summary>
    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AccountId { get; init; }

    public string? Objective { get; init; }

    /// <summary><c>facebook</c> or <c>instagram</c>; null in older payloads.</summary>
    public string? Publisher { get; init; }

    public string? Position { get; init; }
}
