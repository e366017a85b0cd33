using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>What became of a flow, or of one of its actions for one target: a line of the run log.</summary>
public sealed record FlowRun
{
    public required string App { get; init; }

    /// <summary>Its place in the log, rising.</summary>
    public long Number { get; init; }

    public required string Flow { get; init; }

    /// <summary>The event's id, or the audience's time.</summary>
    public required string Trigger { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who set it off.</summary>
    public required Person Person { get; init; }

    /// <summary>The action's place in the flow; null for the flow as a whole.</summary>
    public int? Action { get; init; }

    /// <summary>What sort of action it is.</summary>
    public FlowActionType? Type { get; init; }

    /// <summary>For whom; null for the flow as a whole.</summary>
    public Person? Target { get; init; }

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Reason { get; init; }

    public string Why { get; init; } = "";

    public int Depth { get; init; }
}
