namespace Waymark.Fraud.Sources;

/// <summary>What a rule is asked about one source.</summary>
/// <param name="Source">What came from it.</param>
/// <param name="Others">What came from others.</param>
/// <param name="Threshold">The rule's, as it works for this source.</param>
/// <param name="Told">What the rule has found already; null when it has not.</param>
readonly record struct SourceInquiry(SourceSum Source, SourceSum Others, double Threshold, SourceFinding? Told)
{
    // What stands must get clearly better before it is over, or it would come and go by the hour.
    double Ease => Told is null ? 1 : 0.8;

    /// <summary>A line that lies below what is suspicious.</summary>
    public double Above(double line) => line * Ease;

    /// <summary>A line that lies above it.</summary>
    public double Below(double line) => line / Ease;

    /// <summary>What stands keeps what it was compared with: a second source that begins to cheat must not make the first one look well.</summary>
    public double? Baseline(string measure, double? now) => Told?.Measure == measure ? Told.Baseline : now;
}
