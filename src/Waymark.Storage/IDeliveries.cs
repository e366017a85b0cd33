using Waymark.Storage.Deliveries;

namespace Waymark.Storage;

/// <summary>Where delivery stands for every integration, and what did not go right. Costs one row per call that did.</summary>
public interface IDeliveries : IDisposable
{
    /// <summary>Begins the live run at a position, unless it has begun before.</summary>
    DeliveryRun BeginLive(DeliveryTarget target, long after, DateTimeOffset now);

    /// <summary>Begins a replay of a range.</summary>
    DeliveryRun BeginReplay(DeliveryTarget target, long after, long last, DateTimeOffset now);

    /// <returns>All runs of an integration, the live one first.</returns>
    IReadOnlyList<DeliveryRun> Runs(DeliveryTarget target);

    /// <summary>Moves cursor, rows and ledger together, or nothing.</summary>
    void Commit(DeliveryStep step);

    /// <returns>Rows something is to be done about by now, the longest due first.</returns>
    IReadOnlyList<DeliveryRow> Due(DeliveryTarget target, DateTimeOffset now, int most);

    /// <returns>When the next row is due; null when none will be.</returns>
    DateTimeOffset? NextDue(DeliveryTarget target);

    bool HasHeld(DeliveryTarget target);

    /// <returns>What waits for one subject, in the order it happened.</returns>
    IReadOnlyList<DeliveryRow> HeldOf(DeliveryTarget target, string subject);

    /// <returns>The row of an event in a run, or null when it has none.</returns>
    DeliveryRow? Find(DeliveryTarget target, int run, long position);

    /// <summary>Rows in the order of the stream, live and replays alike.</summary>
    IReadOnlyList<DeliveryRow> Rows(DeliveryTarget target, RowFilter filter, long after, int most);

    /// <summary>The totals of one run over all days.</summary>
    IReadOnlyList<LedgerLine> Ledger(DeliveryTarget target, int run);

    /// <summary>The latest calls, newest first.</summary>
    IReadOnlyList<DeliveryBatch> Batches(DeliveryTarget target, int most);

    /// <summary>Makes given-up rows due at once.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="state">Either <see cref="RowState.Dead"/> or <see cref="RowState.Refused"/>.</param>
    /// <param name="reason">Only rows with this reason; null for all.</param>
    /// <param name="now">When they become due.</param>
    /// <returns>How many there were.</returns>
    long Replay(DeliveryTarget target, RowState state, string? reason, DateTimeOffset now);

    /// <returns>The person a partner's device was linked to; null when it was not.</returns>
    string? PersonOf(DeliveryTarget target, string device);

    IntegrationCondition? Condition(DeliveryTarget target);

    void SetCondition(DeliveryTarget target, IntegrationCondition condition);

    /// <summary>Forgets calls made before a moment.</summary>
    void ForgetBatches(DateTimeOffset before);
}
