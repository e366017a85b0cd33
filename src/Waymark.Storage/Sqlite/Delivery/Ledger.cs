using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>How many events stand where, by run and day; and the one thing that moves many at once.</summary>
sealed class Ledger(SqliteConnection connection) : IDisposable
{
    readonly Statement _count = new(connection, """
        insert into ledger (app, integration, run, day, state, reason, events)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict do update set events = events + excluded.events
        """);

    readonly Statement _totals = new(connection, """
        select state, reason, sum(events)
        from ledger
        where app = ? and integration = ? and run = ?
        group by state, reason
        having sum(events) <> 0
        """);

    readonly Statement _rowsByReason = new(connection, """
        select run, reason, count(*)
        from delivery_rows indexed by rows_by_state
        where app = ?1 and integration = ?2 and state = ?3 and (?4 is null or reason = ?4)
        group by run, reason
        """);

    readonly Statement _makeDue = new(connection, """
        update delivery_rows
        set state = 1, due_at = ?5, attempts = 0, refusal = null, since = ?5
        where app = ?1 and integration = ?2 and state = ?3 and (?4 is null or reason = ?4)
        """);

    public void Count(DeliveryTarget target, LedgerChange change, DateOnly day)
    {
        if (change.By == 0) return;

        _count.For(target)
            .Bind(3, change.Run)
            .Bind(4, day.DayNumber)
            .Bind(5, (long)change.State)
            .Bind(6, change.Reason)
            .Bind(7, change.By)
            .Run();
    }

    public List<LedgerLine> Read(DeliveryTarget target, int run) =>
        _totals.For(target).Bind(3, run).All(row => new LedgerLine((LedgerState)row.Long(0), row.Text(1), row.Long(2)));

    /// <returns>How many rows were given up in this way and are now to be tried again.</returns>
    public long MoveToRetrying(DeliveryTarget target, RowState state, string? reason, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var groups = _rowsByReason.For(target).Bind(3, (long)state).Bind(4, reason)
            .All(row => (Run: (int)row.Long(0), Reason: row.Text(1), Count: row.Long(2)));

        foreach (var (run, why, count) in groups)
        {
            Count(target, new LedgerChange(run, LedgerStates.Of(state), why, -count), today);
            Count(target, new LedgerChange(run, LedgerState.Retrying, why, count), today);
        }

        _makeDue.For(target).Bind(3, (long)state).Bind(4, reason).Bind(5, now).Run();
        return groups.Sum(group => group.Count);
    }

    public void Dispose()
    {
        _count.Dispose();
        _totals.Dispose();
        _rowsByReason.Dispose();
        _makeDue.Dispose();
    }
}
