namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>A claim or install that was made up, and what it must be told by.</summary>
/// <param name="Trick">In a few words.</param>
/// <param name="InstallId">The install that it is about.</param>
/// <param name="Rule">The rule that must be met.</param>
/// <param name="Outcome">What it must come to: <c>corrected</c>, <c>blocked</c> or <c>tagged</c>.</param>
/// <param name="Source">Who is credited in the end; null where it does not matter.</param>
public sealed record Fake(string Trick, string InstallId, string Rule, string Outcome, string? Source = null);
