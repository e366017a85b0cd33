namespace Waymark.Connectors;

/// <summary>One thing that is wrong with an integration: where, what, and what to do.</summary>
/// <param name="Path">From the integration on, such as <c>settings.region</c> or <c>events[2].as</c>.</param>
/// <param name="Message">Never repeats a secret.</param>
public sealed record SettingProblem(string Path, string Message);
