namespace Waymark.Flows;

/// <summary>A smart flow: what happens (trigger), for whom (filters), and what follows (actions).</summary>
public sealed record Flow
{
    public required string Id { get; init; }

    /// <summary>Shown to people; the id when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Off: what happens meanwhile is neither acted on nor counted.</summary>
    public bool Active { get; init; } = true;

    public required FlowTrigger Trigger { get; init; }

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];

    public required IReadOnlyList<FlowAction> Actions { get; init; }
}
