using Microsoft.Data.Sqlite;
using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>How often flows counted something for people, on one connection.</summary>
sealed class TallyTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select fired, acted from flow_tally where app = ?1 and flow = ?2 and action = ?3 and person = ?4");

    readonly Statement _save = new(
        connection,
        """
        insert into flow_tally (app, flow, action, person, fired, acted) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict (app, flow, action, person) do update set fired = excluded.fired, acted = excluded.acted
        """);

    readonly Statement _move = new(
        connection,
        """
        insert into flow_tally (app, flow, action, person, fired, acted)
        select app, flow, action, ?3, fired, acted from flow_tally where app = ?1 and person = ?2
        on conflict (app, flow, action, person) do update set fired = fired + excluded.fired, acted = acted + excluded.acted
        """);

    readonly Statement _remove = new(connection, "delete from flow_tally where app = ?1 and person = ?2");

    public FlowTally Find(int app, string flow, int action, Person person) => _find
        .Bind(1, app).Bind(2, flow).Bind(3, action).Bind(4, person.Key).First(row => new FlowTally(row.Long(0), row.Long(1)));

    public void Save(int app, string flow, int action, Person person, FlowTally tally) => _save
        .Bind(1, app).Bind(2, flow).Bind(3, action).Bind(4, person.Key).Bind(5, tally.Fired).Bind(6, tally.Acted).Run();

    public void Move(int app, Person from, Person to)
    {
        _move.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _remove.Bind(1, app).Bind(2, from.Key).Run();
    }

    public void Dispose()
    {
        _find.Dispose();
        _save.Dispose();
        _move.Dispose();
        _remove.Dispose();
    }
}
