using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage;

/// <summary>Where delivery stands for every integration, and what did not go right. Costs one row per request that did.</summary>
public interface IDeliveries : IDisposable
{
    /// <summary>Begins the live run at a position, unless it has begun before.</summary>
    DeliveryRun BeginLive(DeliveryTarget target, long after, DateTimeOffset now);

    /// <summary>Begins a replay of a range.</summary>
    DeliveryRun BeginReplay(DeliveryTarget target, long after, long last, DateTimeOffset now, int? perSecond = null, bool onlyMissed = false);

    /// <summary>Calls a replay off: it reads nothing more, and what it still has waiting becomes due so that it can be given up.</summary>
    /// <returns>False when there is no such replay, or it is over already.</returns>
    bool CancelReplay(DeliveryTarget target, int run, DateTimeOffset now);

    /// <returns>All runs of an integration, the live one first.</returns>
    IReadOnlyList<DeliveryRun> Runs(DeliveryTarget target);

    /// <summary>Moves cursor, rows and ledger together, or nothing; done once it is on the disk. Steps are taken in the order of the calls.</summary>
    Task CommitAsync(DeliveryStep step);

    /// <returns>Rows something is to be done about by now, the longest due first.</returns>
    IReadOnlyList<DeliveryRow> Due(DeliveryTarget target, DateTimeOffset now, int most);

    /// <returns>When the next row is due; null when none will be.</returns>
    DateTimeOffset? NextDue(DeliveryTarget target);

    bool HasHeld(DeliveryTarget target);

    /// <returns>What waits for one subject, in the order it happened.</returns>
    IReadOnlyList<DeliveryRow> HeldOf(DeliveryTarget target, string subject);

    /// <returns>The row of an event in a run, or null when it has none.</returns>
    DeliveryRow? Find(DeliveryTarget target, int run, long position);

    /// <summary>Rows in the order of the stream, or against it.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The position the page begins behind, in the order asked for.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<DeliveryRow> Rows(DeliveryTarget target, RowFilter filter, long after, int most);

    /// <summary>The totals of one run over all days.</summary>
    IReadOnlyList<LedgerLine> Ledger(DeliveryTarget target, int run);

    /// <summary>The latest requests, newest first.</summary>
    IReadOnlyList<DeliveryBatch> Batches(DeliveryTarget target, int most);

    /// <summary>The requests, of any run, that carried an event between two positions, both included; oldest first.</summary>
    IReadOnlyList<DeliveryBatch> BatchesOver(DeliveryTarget target, long first, long last);

    /// <returns>The latest request that was not taken; null when none is known.</returns>
    DeliveryBatch? LastFailure(DeliveryTarget target);

    /// <summary>What went to the partner from a moment on.</summary>
    DeliveryTraffic Traffic(DeliveryTarget target, DateTimeOffset since);

    /// <summary>How many events were given up from a moment on because nobody told the partner's id for the user.</summary>
    long ExpiredHolds(DeliveryTarget target, DateTimeOffset since);

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

    /// <summary>Stores everything but what a test of the settings said.</summary>
    void SetCondition(DeliveryTarget target, IntegrationCondition condition);

    /// <summary>Stores what a test of the settings said.</summary>
    void SetProbe(DeliveryTarget target, string answer, DateTimeOffset now);

    /// <returns>Null when the integration is not paused.</returns>
    DeliveryPause? PauseOf(DeliveryTarget target);

    /// <summary>Pauses an integration; one that is paused already stays so since when it was.</summary>
    void Pause(DeliveryTarget target, DeliveryPause pause);

    /// <returns>False when it was not paused.</returns>
    bool Resume(DeliveryTarget target);

    /// <returns>Alarms, newest first.</returns>
    /// <param name="target">Of one integration; null for all.</param>
    /// <param name="isOpen">Only open ones, or only those that are over; null for both.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<Alarm> Alarms(DeliveryTarget? target, bool? isOpen, int most);

    /// <summary>Raises an alarm; while one of the kind is open nothing changes.</summary>
    void Raise(DeliveryTarget target, AlarmKind kind, string detail, DateTimeOffset now);

    /// <summary>Ends the open alarm of a kind, if there is one.</summary>
    void Clear(DeliveryTarget target, AlarmKind kind, DateTimeOffset now);

    /// <summary>Forgets requests made before a moment, and that they are forgotten is kept.</summary>
    void ForgetBatches(DateTimeOffset before);
}
