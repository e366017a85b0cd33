using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>What smart flows keep, for readers.</summary>
sealed class SqliteFlows(AppNumbers apps, StateReaders readers) : IFlows
{
    public Standing? FindStanding(string app, Person person) =>
        Read(app, (tables, number) => tables.Standings.Find(number, person) is { } found ? found with { App = app } : null, null);

    public FlowTally Tally(string app, string flow, int action, Person person) =>
        Read(app, (tables, number) => tables.Tallies.Find(number, flow, action, person), default);

    public bool HasDone(string app, Person person, string name) => Read(app, (tables, number) => tables.Standings.HasDone(number, person, name), false);

    public IReadOnlyList<FlowRun> Runs(string app, string? flow, Person? person, long before, int most) =>
        Read(app, (tables, number) => tables.Runs.Page(number, flow, person, before, most), []);

    public IReadOnlyList<AudienceRun> AudienceRuns(string app) => Read(app, (tables, number) => tables.Clock.Runs(number), []);

    public Clockwork? FindClockwork(string app) => Read(app, (tables, number) => tables.Clock.Find(number), null);

    T Read<T>(string app, Func<FlowTables, int, T> read, T unknownApp) =>
        apps.Find(app) is { } number ? readers.Read(reader => read(reader.Flows, number)) : unknownApp;
}
