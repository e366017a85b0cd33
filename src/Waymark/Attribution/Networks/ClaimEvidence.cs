namespace Waymark.Attribution.Networks;

/// <summary>A network's claim that a decision may look at.</summary>
/// <param name="Received">The claim.</param>
/// <param name="ClickedSource">Whose click of ours it names by its id; null when it names none, or none that is known.</param>
public sealed record ClaimEvidence(ReceivedClaim Received, string? ClickedSource = null);
