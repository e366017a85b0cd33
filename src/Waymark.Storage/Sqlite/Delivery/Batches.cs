using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Writes requests down, and forgets old ones.</summary>
sealed class Batches(SqliteConnection connection) : IDisposable
{
    readonly Statement _insert = new(connection, """
        insert into batches (app, integration, run, at, first, last, events, records, status, took, version, failure, fork, positions, route, refused, answer)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    readonly Statement _targets = new(connection, "select distinct app, integration from runs");

    readonly Statement _remember = new(connection, """
        update runs
        set forgotten = max(forgotten, coalesce(
            (select max(last) from batches indexed by batches_by_time where app = ?1 and integration = ?2 and at < ?3 and run = runs.run), 0))
        where app = ?1 and integration = ?2
        """);

    readonly Statement _forget = new(connection, """
        delete from batches
        where app = ? and integration = ? and at < ?
        """);

    public void Insert(DeliveryTarget target, int run, DeliveryBatch batch) =>
        _insert.For(target)
            .Bind(3, run)
            .Bind(4, batch.At)
            .Bind(5, batch.First)
            .Bind(6, batch.Last)
            .Bind(7, batch.Events)
            .Bind(8, batch.Records)
            .Bind(9, batch.Status)
            .Bind(10, (long)batch.Took.TotalMilliseconds)
            .Bind(11, batch.ConfigurationVersion)
            .Bind(12, batch.Failure)
            .Bind(13, IntervalTree.ForkOf(batch.First, batch.Last))
            .Bind(14, batch.Positions.ToBytes())
            .Bind(15, batch.Route)
            .Bind(16, batch.Refused)
            .Bind(17, batch.Answer)
            .Run();

    public void Forget(DateTimeOffset before)
    {
        foreach (var target in _targets.All(row => new DeliveryTarget(row.Text(0), row.Text(1))))
        {
            _remember.For(target).Bind(3, before).Run();
            _forget.For(target).Bind(3, before).Run();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _targets.Dispose();
        _remember.Dispose();
        _forget.Dispose();
    }
}
