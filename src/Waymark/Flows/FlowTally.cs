namespace Waymark.Flows;

/// <summary>How often something was counted for one person.</summary>
/// <param name="Fired">How often it came up; of an action, since it was last done.</param>
/// <param name="Acted">How often it was done.</param>
public readonly record struct FlowTally(long Fired, long Acted);
