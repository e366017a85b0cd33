namespace Waymark.Apps;

/// <summary>How an app credits installs. Every default is the product's default.</summary>
public sealed record AttributionSettings
{
    /// <summary>The app's windows; absent ones fall back to the product's.</summary>
    public WindowSettings Windows { get; init; } = new();

    /// <summary>Windows of one source, by network code; they win over the app's.</summary>
    public IReadOnlyDictionary<string, WindowSettings> WindowsByNetwork { get; init; } = new Dictionary<string, WindowSettings>();

    /// <summary>The install referrer is final even when a later device-id click exists.</summary>
    public bool ReferrerFirst { get; init; }

    public ProbabilisticSettings Probabilistic { get; init; } = new();

    /// <summary>Minutes after the first open in which what ad networks claim by themselves still counts.</summary>
    public int ClaimSettlementMinutes { get; init; } = 120;

    /// <summary>Days from the first install within which a new install of the same device is a reinstall.</summary>
    public int ReattributionDays { get; init; } = 90;

    /// <summary>Days a user must have been away before a re-engagement or re-attribution is credited.</summary>
    public int InactivityDays { get; init; }

    /// <summary>Hours between two credited re-engagements of one install.</summary>
    public int ReengagementGapHours { get; init; } = 24;

    /// <summary>Days during which events are credited to a re-engagement.</summary>
    public int ReengagementDays { get; init; } = 30;

    /// <summary>Which links may re-attribute and re-engage: <c>all</c>, or only those <c>marked</c> as retargeting, or <c>off</c>.</summary>
    public RetargetingLinks Retargeting { get; init; } = RetargetingLinks.All;
}

/// <summary>Which links may win back a user who already had the app.</summary>
public enum RetargetingLinks
{
    All,
    Marked,
    Off,
}

/// <summary>Longest allowed gaps between touch and install; null means "not said here".</summary>
public sealed record WindowSettings
{
    /// <summary>Hours for a click proved by referrer, link or device id: 1 to 720.</summary>
    public int? ClickHours { get; init; }

    /// <summary>Hours for a probabilistic click: 0 to 24, 0 = off.</summary>
    public int? ProbabilisticHours { get; init; }

    /// <summary>Hours for an ad that was seen and not clicked: 0 to 168, 0 = off.</summary>
    public int? ViewHours { get; init; }
}

/// <summary>When and how a click may be matched by address and device traits alone.</summary>
public sealed record ProbabilisticSettings
{
    public bool Android { get; init; } = true;

    /// <summary>On iOS only links of owned media take part unless the user allowed tracking.</summary>
    public bool Ios { get; init; } = true;

    /// <summary>Confidence from which an install is credited.</summary>
    public double Threshold { get; init; } = 0.80;

    /// <summary>Confidence from which a personal deferred deep link is handed out.</summary>
    public double DeepLinkThreshold { get; init; } = 0.90;

    /// <summary>Minutes after the click during which a probabilistic match hands out a deferred deep link.</summary>
    public int DeepLinkMinutes { get; init; } = 120;
}
