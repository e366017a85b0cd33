using Waymark.Devices;

namespace Waymark.Referrals;

/// <summary>One time that a link was followed or brought somebody, with how much it is believed.</summary>
public sealed record Referral
{
    public required string App { get; init; }

    /// <summary>Journal position of the fact that made it: its id.</summary>
    public required long Id { get; init; }

    public required Occasion Occasion { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The token of the link.</summary>
    public required string Link { get; init; }

    public string Channel { get; init; } = "";

    public string Content { get; init; } = "";

    public string? Campaign { get; init; }

    /// <summary>Who is credited: an invite's sender; null for staff's links.</summary>
    public Person? Referrer { get; init; }

    /// <summary>Who came; null for a click.</summary>
    public Person? Referred { get; init; }

    public string? InstallId { get; init; }

    public Platform Platform { get; init; }

    /// <summary>Where they came from, by the language of browser or device: two letters; null when that names none.</summary>
    public string? Country { get; init; }

    /// <summary>The click that led here; null for a typed code.</summary>
    public string? ClickId { get; init; }

    public DateTimeOffset? ClickAt { get; init; }

    /// <summary>How the link was found: see <c>ReferralMatch</c>; null for a click.</summary>
    public string? Match { get; init; }

    /// <summary>Proved rather than guessed.</summary>
    public bool IsGuaranteedMatch { get; init; }

    /// <summary>The first time that this device came through this link.</summary>
    public bool IsFirstMatchForLink { get; init; }

    /// <summary>A registered test device: not in reports, no reward.</summary>
    public bool IsTest { get; init; }

    /// <summary>The caller's address as a match key; null when it may not be compared.</summary>
    public string? Address { get; init; }

    public FraudStatus Status { get; init; }

    /// <summary>Why it is not simply valid; codes such as <c>same_ip</c>.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>The link's parameters with what the followed URL added or overrode.</summary>
    public IReadOnlyDictionary<string, string> LinkParams { get; init; } = new Dictionary<string, string>();

    /// <summary>The link's parameters alone.</summary>
    public IReadOnlyDictionary<string, string> OriginalLinkParams { get; init; } = new Dictionary<string, string>();

    /// <summary>Every step of the decision, in words.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>The configuration version whose settings were applied.</summary>
    public int ConfigurationVersion { get; init; }
}
