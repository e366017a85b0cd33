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

    /// <summary>The requests that made the step; empty when none was needed.</summary>
    public IReadOnlyList<DeliveryBatch> Batches { get; init; } = [];
}

/// <summary>A number of events that came to a state, or (negative) left it.</summary>
public readonly record struct LedgerChange(int Run, LedgerState State, string Reason, long By);
