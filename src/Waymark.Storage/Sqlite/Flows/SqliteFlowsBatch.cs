using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>What smart flows keep, inside a batch of processing.</summary>
sealed class SqliteFlowsBatch(FlowTables tables, AppNumbers apps) : IFlowsBatch
{
    public Standing? FindStanding(string app, Person person) => tables.Standings.Find(apps.FindOrAdd(app), person);

    public FlowTally Tally(string app, string flow, int action, Person person) => tables.Tallies.Find(apps.FindOrAdd(app), flow, action, person);

    public bool HasDone(string app, Person person, string name) => tables.Standings.HasDone(apps.FindOrAdd(app), person, name);

    public IReadOnlyList<FlowRun> Runs(string app, string? flow, Person? person, long before, int most) =>
        tables.Runs.Page(apps.FindOrAdd(app), flow, person, before, most);

    public IReadOnlyList<AudienceRun> AudienceRuns(string app) => tables.Clock.Runs(apps.FindOrAdd(app));

    public Clockwork? FindClockwork(string app) => tables.Clock.Find(apps.FindOrAdd(app));

    public void Save(Standing standing) => tables.Standings.Save(apps.FindOrAdd(standing.App), standing);

    public void Save(string app, string flow, int action, Person person, FlowTally tally) => tables.Tallies.Save(apps.FindOrAdd(app), flow, action, person, tally);

    public void NoteDone(string app, Person person, string name, DateTimeOffset at) => tables.Standings.NoteDone(apps.FindOrAdd(app), person, name, at);

    public bool Log(FlowRun run) => tables.Runs.Log(apps.FindOrAdd(run.App), run);

    public void Save(AudienceRun run) => tables.Clock.Save(apps.FindOrAdd(run.App), run);

    public void Save(string app, Clockwork clockwork) => tables.Clock.Save(apps.FindOrAdd(app), clockwork);
}
