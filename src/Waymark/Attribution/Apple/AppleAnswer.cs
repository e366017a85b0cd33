namespace Waymark.Attribution.Apple;

/// <summary>What Apple's AdServices say of an install. Ids are kept as texts, as those of other networks are.</summary>
public sealed record AppleAnswer
{
    /// <summary>Whether an ad of Apple's brought it; false is final.</summary>
    public required bool IsAttributed { get; init; }

    public string? OrgId { get; init; }

    public string? CampaignId { get; init; }

    public string? AdGroupId { get; init; }

    /// <summary>Absent where Apple matched the search by itself.</summary>
    public string? KeywordId { get; init; }

    /// <summary>Older systems name a creative set instead.</summary>
    public string? AdId { get; init; }

    /// <summary><c>Download</c>, <c>Redownload</c>, or what Apple will think of.</summary>
    public string? ConversionType { get; init; }

    public bool IsView { get; init; }

    /// <summary>When it was tapped or seen; only where the user allowed tracking.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of the store.</summary>
    public string? Country { get; init; }

    public string? Placement { get; init; }

    /// <summary>What phones in developer mode are told: never attributed.</summary>
    public bool IsTest { get; init; }
}
