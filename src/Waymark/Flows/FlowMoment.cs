using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Flows;

/// <summary>What a flow looks at: something that a person did, or a person of an audience.</summary>
public sealed record FlowMoment
{
    /// <summary>What names this moment for ever: the event's id, or the audience's time.</summary>
    public required string Trigger { get; init; }

    /// <summary>The event's name; empty for an audience.</summary>
    public string Event { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    public JsonElement Values { get; init; }

    public Platform Platform { get; init; }

    public required FlowPerson Person { get; init; }

    /// <summary>How many flows led here, one setting off the next.</summary>
    public int Depth { get; init; }
}
