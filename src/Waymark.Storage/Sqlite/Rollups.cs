using Microsoft.Data.Sqlite;
using Waymark.Devices;
using Waymark.Reports;

namespace Waymark.Storage.Sqlite;

/// <summary>Daily figures on one connection, to add to or to read.</summary>
sealed class Rollups(SqliteConnection connection) : IDisposable
{
    readonly Statement _add = new(
        connection,
        """
        insert into rollup (app, day, measure, name, source, campaign, platform, count, micros)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        on conflict do update set count = count + excluded.count, micros = micros + excluded.micros
        """);

    readonly Statement _read = new(
        connection,
        """
        select day, measure, name, source, campaign, platform, count, micros
        from rollup
        where app = ?1 and day between ?2 and ?3
        order by day, measure, name, source, campaign, platform
        """);

    public void Add(int app, RollupKey key, Figure figure) =>
        _add.Bind(1, app).Bind(2, key.Day.DayNumber).Bind(3, key.Measure).Bind(4, key.Name).Bind(5, key.Source)
            .Bind(6, key.Campaign).Bind(7, (long)key.Platform).Bind(8, figure.Count).Bind(9, figure.Micros).Run();

    public List<(RollupKey, Figure)> Read(string appId, int app, DateOnly from, DateOnly to) =>
        _read.Bind(1, app).Bind(2, from.DayNumber).Bind(3, to.DayNumber).All(row => (
            new RollupKey(
                appId,
                DateOnly.FromDayNumber((int)row.Long(0)),
                row.Text(1),
                row.Text(2),
                row.Text(3),
                row.Text(4),
                (Platform)row.Long(5)),
            new Figure(row.Long(6), row.Long(7))));

    public void Dispose()
    {
        _add.Dispose();
        _read.Dispose();
    }
}
