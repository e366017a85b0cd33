namespace Waymark.Sandbox.Devices;

/// <summary>What is true about an install, because the script made it so.</summary>
/// <param name="Label">Whom it stands for, in a few words.</param>
/// <param name="Conversion"><c>install</c>, <c>reinstall</c> or <c>reattribution</c>.</param>
/// <param name="Source">The network that deserves the credit, or <c>ORGANIC</c>.</param>
/// <param name="Campaign">The campaign's name; null when organic.</param>
/// <param name="IsGuess">Only address and traits can tell, so the server may miss it; it must not credit anybody else.</param>
public sealed record Expectation(string Label, string Conversion, string Source, string? Campaign, bool IsGuess = false);
