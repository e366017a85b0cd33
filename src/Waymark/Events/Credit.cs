namespace Waymark.Events;

/// <summary>Who earned the user at the moment of an event: the part of a verdict that applies to it.</summary>
public sealed record Credit
{
    public const string OrganicSource = "ORGANIC";

    public static Credit Organic { get; } = new() { Source = OrganicSource };

    /// <summary>Network code such as <c>META</c>, or <c>ORGANIC</c>.</summary>
    public required string Source { get; init; }

    public string? Medium { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public string? AdSet { get; init; }

    public string? Ad { get; init; }

    /// <summary>The network's own id of its campaign; null where it told none.</summary>
    public string? NetworkCampaignId { get; init; }

    /// <inheritdoc cref="NetworkCampaignId"/>
    public string? AdSetId { get; init; }

    /// <inheritdoc cref="NetworkCampaignId"/>
    public string? AdId { get; init; }

    /// <inheritdoc cref="NetworkCampaignId"/>
    public string? CreativeId { get; init; }

    /// <summary>The touch that earned it; null for organic.</summary>
    public string? TouchId { get; init; }

    public DateTimeOffset? TouchAt { get; init; }

    /// <summary>A re-engagement's credit inside its window, rather than the install's own.</summary>
    public bool IsReengagement { get; init; }

    /// <summary>A view earned the user, not a click.</summary>
    public bool IsViewThrough { get; init; }

    /// <summary>Why fraud rules took the credit away; null when none did.</summary>
    public string? Blocked { get; init; }

    public bool IsOrganic => Source == OrganicSource;
}
