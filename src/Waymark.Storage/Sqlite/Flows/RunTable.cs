using Microsoft.Data.Sqlite;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Flows;

/// <summary>The run log of flows on one connection, to write or to read.</summary>
sealed class RunTable(SqliteConnection connection) : IDisposable
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    readonly Statement _page = new(
        connection, "select body, number, person, target from flow_run where app = ?1 and number < ?2 order by number desc limit ?3");

    readonly Statement _ofFlow = new(
        connection, "select body, number, person, target from flow_run indexed by flow_run_flow where app = ?1 and flow = ?4 and number < ?2 order by number desc limit ?3");

    readonly Statement _ofPerson = new(
        connection,
        """
        select body, number, person, target from flow_run
        where number in (
            select number from flow_run where app = ?1 and person = ?4 and number < ?2
            union
            select number from flow_run where app = ?1 and target = ?4 and number < ?2)
        order by number desc
        limit ?3
        """);

    readonly Statement _log = new(
        connection,
        """
        insert into flow_run (app, flow, trigger, action, person, target, at, body) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict do nothing
        """);

    // Two for each new one: the log shrinks as fast as it grew.
    readonly Statement _forget = new(
        connection, "delete from flow_run where number in (select number from flow_run order by number limit 2) and at < ?1");

    readonly Statement _movePerson = new(connection, "update flow_run set person = ?3 where app = ?1 and person = ?2");
    readonly Statement _moveTarget = new(connection, "update or replace flow_run set target = ?3 where app = ?1 and target = ?2");

    public List<FlowRun> Page(int app, string? flow, Person? person, long before, int most)
    {
        if (person is { } one) return _ofPerson.Bind(1, app).Bind(2, before).Bind(3, most).Bind(4, one.Key).All(Read).FindAll(run => flow is null || run.Flow == flow);

        return flow is null
            ? _page.Bind(1, app).Bind(2, before).Bind(3, most).All(Read)
            : _ofFlow.Bind(1, app).Bind(2, before).Bind(3, most).Bind(4, flow).All(Read);
    }

    public bool Log(int app, FlowRun run)
    {
        var isNew = _log
            .Bind(1, app).Bind(2, run.Flow).Bind(3, run.Trigger).Bind(4, run.Action ?? -1).Bind(5, run.Person.Key).Bind(6, run.Target?.Key ?? "")
            .Bind(7, run.At.ToUnixTimeMilliseconds()).Bind(8, StoredJson.Write(run with { Person = default, Target = null })).Changes();

        if (isNew) _forget.Bind(1, (run.At - Kept).ToUnixTimeMilliseconds()).Run();
        return isNew;
    }

    public void Move(int app, Person from, Person to)
    {
        _movePerson.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _moveTarget.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_page, _ofFlow, _ofPerson, _log, _forget, _movePerson, _moveTarget];

        foreach (var statement in all)
            statement.Dispose();
    }

    static FlowRun Read(Statement row) => StoredJson.Read<FlowRun>(row.Blob(0)) with
    {
        Number = row.Long(1),
        Person = new Person(row.Text(2)),
        Target = row.Text(3) is { Length: > 0 } target ? new Person(target) : null,
    };
}
