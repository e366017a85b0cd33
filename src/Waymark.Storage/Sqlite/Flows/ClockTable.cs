using Microsoft.Data.Sqlite;
using Waymark.Flows;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>Which hour apps were told of, and how far audiences are, on one connection.</summary>
sealed class ClockTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _clock = new(connection, "select hour, part, more from clockwork where app = ?1");

    readonly Statement _saveClock = new(
        connection,
        """
        insert into clockwork (app, hour, part, more) values (?1, ?2, ?3, ?4)
        on conflict (app) do update set hour = excluded.hour, part = excluded.part, more = excluded.more
        """);

    readonly Statement _runs = new(connection, "select body from audience_run where app = ?1 order by flow");

    readonly Statement _saveRun = new(
        connection, "insert into audience_run (app, flow, body) values (?1, ?2, ?3) on conflict (app, flow) do update set body = excluded.body");

    public Clockwork? Find(int app) => _clock.Bind(1, app)
        .All(row => new Clockwork(DateTimeOffset.FromUnixTimeMilliseconds(row.Long(0)), (int)row.Long(1), row.Long(2) != 0)) is [var found] ? found : null;

    public void Save(int app, Clockwork clockwork) => _saveClock
        .Bind(1, app).Bind(2, clockwork.Hour.ToUnixTimeMilliseconds()).Bind(3, clockwork.Part).Bind(4, clockwork.HasMore ? 1 : 0).Run();

    public List<AudienceRun> Runs(int app) => _runs.Bind(1, app).All(row => StoredJson.Read<AudienceRun>(row.Blob(0)));

    public void Save(int app, AudienceRun run) => _saveRun.Bind(1, app).Bind(2, run.Flow).Bind(3, StoredJson.Write(run)).Run();

    public void Dispose()
    {
        _clock.Dispose();
        _saveClock.Dispose();
        _runs.Dispose();
        _saveRun.Dispose();
    }
}
