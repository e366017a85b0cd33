using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Finds requests: the latest, and those that carried an event.</summary>
sealed class BatchSearch(SqliteConnection connection) : IDisposable
{
    const string Names = "at, first, last, events, records, status, took, version, failure, run, route, refused, answer, positions, rowid";

    readonly Statement _latest = new(connection, $"""
        select {Names}
        from batches
        where app = ? and integration = ?
        order by at desc, rowid desc
        limit ?
        """);

    readonly Statement _failed = new(connection, $"""
        select {Names}
        from batches indexed by batches_failed
        where app = ? and integration = ? and failure is not null
        order by at desc, rowid desc
        limit 1
        """);

    readonly Statement _byFork = new(connection, $"""
        select {Names}
        from batches indexed by batches_by_fork
        where app = ? and integration = ? and fork between ? and ? and first <= ? and last >= ?
        """);

    readonly Statement _traffic = new(connection, """
        select coalesce(sum(records), 0), coalesce(sum(refused), 0)
        from batches indexed by batches_by_time
        where app = ? and integration = ? and at >= ? and (failure is null or refused > 0)
        """);

    public List<DeliveryBatch> Latest(DeliveryTarget target, int most) => _latest.For(target).Bind(3, most).All(Read);

    public DeliveryBatch? LastFailure(DeliveryTarget target) => _failed.For(target).First(Read);

    public DeliveryTraffic Traffic(DeliveryTarget target, DateTimeOffset since) =>
        _traffic.For(target).Bind(3, since).First(row => new DeliveryTraffic(row.Long(0), row.Long(1)));

    public List<DeliveryBatch> Over(DeliveryTarget target, long first, long last)
    {
        var around = IntervalTree.PathTo(first).Concat(IntervalTree.PathTo(last)).Where(fork => fork < first || fork > last).Distinct();
        var found = new List<(DeliveryBatch Batch, long Row)>(At(first, last));

        foreach (var fork in around)
            found.AddRange(At(fork, fork));

        return
        [
            .. found
                .Where(entry => entry.Batch.Positions.Between(first, last).Any())
                .OrderBy(entry => entry.Batch.At).ThenBy(entry => entry.Row)
                .Select(entry => entry.Batch),
        ];

        List<(DeliveryBatch Batch, long Row)> At(long from, long to) =>
            _byFork.For(target).Bind(3, from).Bind(4, to).Bind(5, last).Bind(6, first).All(row => (Read(row), row.Long(14)));
    }

    static DeliveryBatch Read(Statement row) => new(
        row.Moment(0),
        row.Long(1),
        row.Long(2),
        (int)row.Long(3),
        (int)row.Long(4),
        (int)row.Long(5),
        TimeSpan.FromMilliseconds(row.Long(6)),
        (int)row.Long(7),
        row.TextOrNull(8))
    {
        Run = (int)row.Long(9),
        Route = row.Text(10),
        Refused = (int)row.Long(11),
        Answer = row.TextOrNull(12),
        Positions = EventPositions.FromBytes(row.Blob(13)),
    };

    public void Dispose()
    {
        _latest.Dispose();
        _failed.Dispose();
        _byFork.Dispose();
        _traffic.Dispose();
    }
}
