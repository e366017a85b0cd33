namespace Waymark.Fraud.Sources;

/// <summary>A rule that a source meets, with everything that the judgement rests on.</summary>
public sealed record SourceFinding
{
    /// <summary>The rule's code.</summary>
    public required string Rule { get; init; }

    /// <summary>What was measured, such as <c>later_than_a_day</c>: see <see cref="SourceMeasures"/>.</summary>
    public required string Measure { get; init; }

    public required double Value { get; init; }

    /// <summary>What the value surely is at least, or at most where little of it is suspicious; the value itself where it is no share.</summary>
    public required double Bound { get; init; }

    /// <summary>How many installs, clicks or devices it is a share of.</summary>
    public required long Of { get; init; }

    /// <summary>What the app's other sources come to; null while there is too little of them.</summary>
    public double? Baseline { get; init; }

    /// <summary>What was compared with.</summary>
    public required double Threshold { get; init; }

    /// <summary>The first of the UTC days that were looked at.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last.</summary>
    public DateOnly To { get; init; }

    /// <summary>Whether it should be told again: a quarter worse than it was told last.</summary>
    public bool IsMuchWorseThan(SourceFinding told) =>
        Measure == told.Measure && (SourceMeasures.IsSuspiciousWhenLow(Measure) ? Value < told.Value / 1.25 : Value > told.Value * 1.25);
}
