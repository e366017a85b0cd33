namespace Waymark.Fraud.Sources;

/// <summary>What one rule says of one source.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Finding">What was found; null for every other outcome than met.</param>
public sealed record SourceJudgement(string Rule, SourceOutcome Outcome, SourceFinding? Finding);
