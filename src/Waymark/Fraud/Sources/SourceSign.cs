namespace Waymark.Fraud.Sources;

/// <summary>What one test of a rule comes to.</summary>
/// <param name="Outcome">Whether it is met, or cannot tell.</param>
/// <param name="Finding">What was found; null for every other outcome than met.</param>
readonly record struct SourceSign(SourceOutcome Outcome, SourceFinding? Finding)
{
    public static SourceSign TooFew => new(SourceOutcome.TooFew, null);

    public static SourceSign When(bool isMet, SourceFinding finding) => isMet ? new(SourceOutcome.Met, finding) : new(SourceOutcome.NotMet, null);
}
