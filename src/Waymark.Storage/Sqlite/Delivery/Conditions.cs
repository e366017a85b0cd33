using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>How every integration is doing, what its last test said, and whether an operator paused it.</summary>
sealed class Conditions(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, """
        select state, reason, since, next_at, probed_at, probe
        from conditions
        where app = ? and integration = ?
        """);

    // The worker writes this; a person may have a test made at the same time.
    readonly Statement _put = new(connection, """
        insert into conditions (app, integration, state, reason, since, next_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict do update set state = excluded.state, reason = excluded.reason, since = excluded.since, next_at = excluded.next_at
        """);

    readonly Statement _putProbe = new(connection, """
        insert into conditions (app, integration, state, since, probed_at, probe)
        values (?1, ?2, 'ok', ?3, ?3, ?4)
        on conflict do update set probed_at = excluded.probed_at, probe = excluded.probe
        """);

    readonly Statement _findPause = new(connection, """
        select since, reason
        from pauses
        where app = ? and integration = ?
        """);

    readonly Statement _pause = new(connection, """
        insert into pauses (app, integration, since, reason)
        values (?, ?, ?, ?)
        on conflict do nothing
        """);

    readonly Statement _resume = new(connection, """
        delete from pauses
        where app = ? and integration = ?
        """);

    public IntegrationCondition? Find(DeliveryTarget target) => _find.For(target).First(row => new IntegrationCondition(
        row.Text(0), row.TextOrNull(1), row.Moment(2), row.MomentOrNull(3), row.MomentOrNull(4), row.TextOrNull(5)));

    public void Put(DeliveryTarget target, IntegrationCondition condition) =>
        _put.For(target).Bind(3, condition.State).Bind(4, condition.Reason).Bind(5, condition.Since).Bind(6, condition.NextAt).Run();

    public void PutProbe(DeliveryTarget target, string answer, DateTimeOffset now) =>
        _putProbe.For(target).Bind(3, now).Bind(4, answer).Run();

    public DeliveryPause? PauseOf(DeliveryTarget target) =>
        _findPause.For(target).First(row => new DeliveryPause(row.Moment(0), row.TextOrNull(1)));

    public void Pause(DeliveryTarget target, DeliveryPause pause) => _pause.For(target).Bind(3, pause.Since).Bind(4, pause.Reason).Run();

    public bool Resume(DeliveryTarget target) => _resume.For(target).Changes();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _put, _putProbe, _findPause, _pause, _resume])
            statement.Dispose();
    }
}
