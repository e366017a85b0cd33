using Waymark.Fraud;

namespace Waymark.Attribution;

/// <summary>One touch that might have earned the conversion, with every check it went through.</summary>
public sealed record Candidate
{
    /// <summary>The click id; for a claim without a click, what made the claim.</summary>
    public required string TouchId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public string? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public required MatchType MatchType { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>One sentence: why it won, contributed, or lost.</summary>
    public required string Because { get; init; }

    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>The ids that the network itself has for the click, by name: <c>gclid</c>, <c>network_click_id</c>, …; null when none is known.</summary>
    public IReadOnlyDictionary<string, string>? NetworkIds { get; init; }

    /// <summary>The posterior of a probabilistic match.</summary>
    public double? Confidence { get; init; }

    /// <summary>The fraud rules that it met; kept with the verdict, not here.</summary>
    internal IReadOnlyList<FraudFinding> Findings { get; init; } = [];
}

/// <summary>How a candidate came out of it.</summary>
public enum Standing
{
    Won,

    /// <summary>It qualified, and another one won.</summary>
    Contributed,

    /// <summary>A check failed.</summary>
    Rejected,
}

/// <summary>One test that a candidate went through, with what went in.</summary>
/// <param name="Name">Stable name such as <c>window</c>.</param>
/// <param name="Input">What was compared, for people: <c>26 h</c>.</param>
/// <param name="Threshold">Against what: <c>168 h</c>.</param>
/// <param name="SettingFrom">Where the threshold came from: <c>link</c>, <c>campaign</c>, <c>network</c>, <c>app</c> or <c>product</c>; null when it is fixed.</param>
/// <param name="Passed">Whether it passed.</param>
public sealed record Check(string Name, string Input, string Threshold, string? SettingFrom, bool Passed);
