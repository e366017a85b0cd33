using Waymark.Integrations;

namespace Waymark.Storage.Deliveries;

/// <summary>Everything that changes together when delivery gets one step on.</summary>
public sealed record DeliveryStep
{
    public required DeliveryTarget Target { get; init; }

    public required int Run { get; init; }

    /// <summary>Where the run's lanes stand now.</summary>
    public required LaneCursors Cursors { get; init; }

    /// <summary>The day, UTC, that the changes are counted on.</summary>
    public required DateOnly Day { get; init; }

    public IReadOnlyList<LedgerChange> Ledger { get; init; } = [];

    /// <summary>Rows that are new or changed.</summary>
    public IReadOnlyList<DeliveryRow> Put { get; init; } = [];

    /// <summary>Rows that are done with.</summary>
    public IReadOnlyList<DeliveryRow> Remove { get; init; } = [];

    /// <summary>The partner's devices that are now linked to a person.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Links { get; init; } = [];

    /// <summary>The call that made the step; null when none was needed.</summary>
    public DeliveryBatch? Batch { get; init; }
}

/// <summary>A number of events that came to a state, or (negative) left it.</summary>
public readonly record struct LedgerChange(int Run, LedgerState State, string Reason, long By);

/// <summary>One call to a partner.</summary>
/// <param name="At">When it began.</param>
/// <param name="First">Position of its first event.</param>
/// <param name="Last">Position of its last event.</param>
/// <param name="Events">How many events it was about.</param>
/// <param name="Records">How many records it carried.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Took">How long it took.</param>
/// <param name="ConfigurationVersion">The version whose settings applied.</param>
/// <param name="Failure">Why the call as a whole was not taken; null when it was.</param>
public sealed record DeliveryBatch(
    DateTimeOffset At, long First, long Last, int Events, int Records, int Status, TimeSpan Took, int ConfigurationVersion, string? Failure = null);
