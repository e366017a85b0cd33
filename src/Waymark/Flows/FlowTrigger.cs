namespace Waymark.Flows;

/// <summary>What sets a flow off.</summary>
public sealed record FlowTrigger
{
    public required FlowTriggerType Type { get; init; }

    /// <summary>The event's name, exact; for the two triggers by event.</summary>
    public string? Event { get; init; }

    /// <summary>A single event: the how-manieth of a user, 0 for every time. A periodic one: every so many.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When the audience is looked at: five fields, in the app's time zone.</summary>
    public string? Cron { get; init; }

    public FlowAudience? Audience { get; init; }
}

/// <summary>The three ways to set a flow off.</summary>
public enum FlowTriggerType
{
    /// <summary>A user does something for the n-th time.</summary>
    Event,

    /// <summary>Every n-th time that a user does something.</summary>
    Periodic,

    /// <summary>On a schedule, for every user of whom something holds at that time.</summary>
    Audience,
}
