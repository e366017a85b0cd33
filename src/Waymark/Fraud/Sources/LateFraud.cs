namespace Waymark.Fraud.Sources;

/// <summary>An install that was found out to be fraud after it had been counted.</summary>
public sealed record LateFraud
{
    /// <summary>The kind of rejection that partners hear of, beside <c>hijacked</c> and <c>fake</c>.</summary>
    public const string RejectionKind = "late";

    /// <summary>The rule's code, or <see cref="FraudRules.BlockedByHand"/>.</summary>
    public required string Rule { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Journal position of the fact that rejected it.</summary>
    public required long Fact { get; init; }

    /// <summary>Whether figures changed; else its month was closed, and this is only a note.</summary>
    public required bool IsMoved { get; init; }

    /// <summary>Whose key wrote it down.</summary>
    public string? By { get; init; }

    public string? Why { get; init; }
}
