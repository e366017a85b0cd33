namespace Waymark.Storage.Deliveries;

/// <summary>How an integration is doing, as people see it.</summary>
/// <param name="State">One of <c>ok</c>, <c>backing_off</c>, <c>broken</c>, <c>inactive</c>, <c>paused</c>.</param>
/// <param name="Reason">Why, in words; null when it is well.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="NextAt">When delivery tries again; null when it is not waiting.</param>
/// <param name="ProbedAt">When the settings were last tested.</param>
/// <param name="Probe">What the test said; null when there was none.</param>
public sealed record IntegrationCondition(
    string State, string? Reason, DateTimeOffset Since, DateTimeOffset? NextAt = null, DateTimeOffset? ProbedAt = null, string? Probe = null)
{
    public const string Ok = "ok";
    public const string BackingOff = "backing_off";
    public const string Broken = "broken";
    public const string Inactive = "inactive";
    public const string Paused = "paused";
}
