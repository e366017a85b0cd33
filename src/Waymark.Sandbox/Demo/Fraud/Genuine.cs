namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>An install of somebody honest: what is true about it.</summary>
/// <param name="Label">How they came.</param>
/// <param name="InstallId">The install.</param>
/// <param name="Source">Who deserves the credit, or <c>ORGANIC</c>.</param>
/// <param name="IsGuess">Only address and traits can tell, so the source may be missed.</param>
public sealed record Genuine(string Label, string InstallId, string Source, bool IsGuess = false);
