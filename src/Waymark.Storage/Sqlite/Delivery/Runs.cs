using Microsoft.Data.Sqlite;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>The live run of every integration, and its replays.</summary>
sealed class Runs(SqliteConnection connection) : IDisposable
{
    readonly Statement _all = new(connection, """
        select run, first, last, cursors, started_at, per_second, only_missed, cancelled_at, forgotten
        from runs
        where app = ? and integration = ?
        order by run
        """);

    readonly Statement _insert = new(connection, """
        insert into runs (app, integration, run, first, last, cursors, started_at, per_second, only_missed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """);

    readonly Statement _move = new(connection, """
        update runs
        set cursors = ?4
        where app = ?1 and integration = ?2 and run = ?3
        """);

    readonly Statement _cancel = new(connection, """
        update runs
        set cancelled_at = ?4
        where app = ?1 and integration = ?2 and run = ?3
        """);

    public List<DeliveryRun> Read(DeliveryTarget target) => _all.For(target).All(row => new DeliveryRun(
        target,
        (int)row.Long(0),
        row.Long(1),
        row.LongOrNull(2),
        LaneCursors.FromBytes(row.Blob(3)),
        row.Moment(4))
    {
        PerSecond = (int?)row.LongOrNull(5),
        OnlyMissed = row.Long(6) != 0,
        CancelledAt = row.MomentOrNull(7),
        Forgotten = row.Long(8),
    });

    /// <summary>Changes nothing when there is a run of that number.</summary>
    public void Insert(DeliveryRun run) =>
        _insert.For(run.Target)
            .Bind(3, run.Number)
            .Bind(4, run.From)
            .Bind(5, run.To)
            .Bind(6, run.Cursors.ToBytes())
            .Bind(7, run.StartedAt)
            .Bind(8, (long?)run.PerSecond)
            .Bind(9, run.OnlyMissed ? 1 : 0)
            .Run();

    public void Move(DeliveryTarget target, int run, LaneCursors cursors) =>
        _move.For(target).Bind(3, run).Bind(4, cursors.ToBytes()).Run();

    public void Cancel(DeliveryTarget target, int run, DateTimeOffset now) => _cancel.For(target).Bind(3, run).Bind(4, now).Run();

    public void Dispose()
    {
        _all.Dispose();
        _insert.Dispose();
        _move.Dispose();
        _cancel.Dispose();
    }
}
