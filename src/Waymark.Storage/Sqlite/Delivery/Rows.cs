using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Events that did not simply go through, for the worker that does something about them.</summary>
sealed class Rows(SqliteConnection connection) : IDisposable
{
    public const string Names =
        "run, position, lane, state, reason, detail, event_id, event_name, event_at, install, user, attempts, due_at, records, refusal, since";

    readonly Statement _put = new(connection, $"""
        insert or replace into delivery_rows (app, integration, {Names}, subject)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    readonly Statement _delete = new(connection, """
        delete from delivery_rows
        where app = ? and integration = ? and run = ? and position = ?
        """);

    readonly Statement _one = new(connection, $"""
        select {Names}
        from delivery_rows
        where app = ? and integration = ? and run = ? and position = ?
        """);

    readonly Statement _due = new(connection, $"""
        select {Names}
        from delivery_rows
        where app = ? and integration = ? and due_at <= ?
        order by due_at, position
        limit ?
        """);

    readonly Statement _nextDue = new(connection, """
        select min(due_at)
        from delivery_rows
        where app = ? and integration = ? and due_at is not null
        """);

    readonly Statement _anyHeld = new(connection, """
        select 1
        from delivery_rows indexed by rows_held
        where app = ? and integration = ? and state = 0
        limit 1
        """);

    readonly Statement _heldOf = new(connection, $"""
        select {Names}
        from delivery_rows indexed by rows_held
        where app = ? and integration = ? and subject = ? and state = 0
        order by position, run
        """);

    readonly Statement _hurry = new(connection, """
        update delivery_rows
        set due_at = ?4
        where app = ?1 and integration = ?2 and run = ?3 and due_at is not null
        """);

    readonly Statement _expired = new(connection, """
        select count(*)
        from delivery_rows indexed by rows_dead
        where app = ? and integration = ? and state = 3 and since >= ? and attempts = 0 and reason not in ('event_gone', 'cancelled')
        """);

    public void Put(DeliveryRow row) =>
        _put.For(row.Target)
            .Bind(3, row.Run)
            .Bind(4, row.Position)
            .Bind(5, row.Lane)
            .Bind(6, (long)row.State)
            .Bind(7, row.Reason)
            .Bind(8, row.Detail)
            .Bind(9, row.EventId)
            .Bind(10, row.EventName)
            .Bind(11, row.EventAt)
            .Bind(12, row.InstallId)
            .Bind(13, row.UserId)
            .Bind(14, row.Attempts)
            .Bind(15, row.DueAt)
            .Bind(16, row.Records)
            .Bind(17, row.Refusal)
            .Bind(18, row.Since)
            .Bind(19, row.Subject)
            .Run();

    public void Delete(DeliveryRow row) => _delete.For(row.Target).Bind(3, row.Run).Bind(4, row.Position).Run();

    public DeliveryRow? Find(DeliveryTarget target, int run, long position) =>
        _one.For(target).Bind(3, run).Bind(4, position).First(row => Read(row, target));

    public List<DeliveryRow> Due(DeliveryTarget target, DateTimeOffset now, int most) =>
        _due.For(target).Bind(3, now).Bind(4, most).All(row => Read(row, target));

    public DateTimeOffset? NextDue(DeliveryTarget target) => _nextDue.For(target).First(row => row.MomentOrNull(0));

    public bool HasHeld(DeliveryTarget target) => _anyHeld.For(target).First(_ => true);

    public List<DeliveryRow> HeldOf(DeliveryTarget target, string subject) =>
        _heldOf.For(target).Bind(3, subject).All(row => Read(row, target));

    /// <summary>Makes everything of a run that waits for a moment due now.</summary>
    public void Hurry(DeliveryTarget target, int run, DateTimeOffset now) => _hurry.For(target).Bind(3, run).Bind(4, now).Run();

    public long Expired(DeliveryTarget target, DateTimeOffset since) => _expired.For(target).Bind(3, since).First(row => row.Long(0));

    public static DeliveryRow Read(Statement row, DeliveryTarget target) => new()
    {
        Target = target,
        Run = (int)row.Long(0),
        Position = row.Long(1),
        Lane = (byte)row.Long(2),
        State = (RowState)row.Long(3),
        Reason = row.Text(4),
        Detail = row.TextOrNull(5),
        EventId = row.Text(6),
        EventName = row.Text(7),
        EventAt = row.Moment(8),
        InstallId = row.TextOrNull(9),
        UserId = row.TextOrNull(10),
        Attempts = (int)row.Long(11),
        DueAt = row.MomentOrNull(12),
        Records = (int)row.Long(13),
        Refusal = row.TextOrNull(14),
        Since = row.Moment(15),
    };

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_put, _delete, _one, _due, _nextDue, _anyHeld, _heldOf, _hurry, _expired])
            statement.Dispose();
    }
}
