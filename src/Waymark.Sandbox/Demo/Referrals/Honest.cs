namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>An arrival of somebody honest: what is true about it.</summary>
/// <param name="Label">How they came.</param>
/// <param name="Type">Such as <c>app_install</c>.</param>
/// <param name="Referrer">The user who deserves the credit.</param>
/// <param name="Referred">The user who came.</param>
/// <param name="IsGuess">Only address and traits can tell, so it may be missed.</param>
public sealed record Honest(string Label, string Type, string Referrer, string Referred, bool IsGuess = false);
