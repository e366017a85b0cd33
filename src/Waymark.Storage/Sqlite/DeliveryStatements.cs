using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>What delivery asks of its file. The first two parameters are always app and integration.</summary>
sealed class DeliveryStatements(SqliteConnection connection) : IDisposable
{
    const string RowColumns =
        "run, position, lane, state, reason, detail, event_id, event_name, event_at, install, user, attempts, due_at, records, refusal, since";

    public Statement Runs { get; } = new(connection, """
        select run, first, last, cursors, started_at
        from runs
        where app = ? and integration = ?
        order by run
        """);

    public Statement InsertRun { get; } = new(connection, """
        insert into runs (app, integration, run, first, last, cursors, started_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """);

    public Statement MoveRun { get; } = new(connection, """
        update runs
        set cursors = ?4
        where app = ?1 and integration = ?2 and run = ?3
        """);

    public Statement PutRow { get; } = new(connection, $"""
        insert or replace into delivery_rows (app, integration, {RowColumns}, subject)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public Statement DeleteRow { get; } = new(connection, """
        delete from delivery_rows
        where app = ? and integration = ? and run = ? and position = ?
        """);

    public Statement OneRow { get; } = new(connection, $"""
        select {RowColumns}
        from delivery_rows
        where app = ? and integration = ? and run = ? and position = ?
        """);

    public Statement DueRows { get; } = new(connection, $"""
        select {RowColumns}
        from delivery_rows
        where app = ? and integration = ? and due_at <= ?
        order by due_at, position
        limit ?
        """);

    public Statement NextDue { get; } = new(connection, """
        select min(due_at)
        from delivery_rows
        where app = ? and integration = ? and due_at is not null
        """);

    public Statement AnyHeld { get; } = new(connection, """
        select 1
        from delivery_rows
        where app = ? and integration = ? and state = 0
        limit 1
        """);

    public Statement HeldRows { get; } = new(connection, $"""
        select {RowColumns}
        from delivery_rows
        where app = ? and integration = ? and subject = ? and state = 0
        order by position, run
        """);

    public Statement Rows { get; } = new(connection, $"""
        select {RowColumns}
        from delivery_rows
        where app = ?1 and integration = ?2 and position > ?3
            and (?4 is null or state = ?4)
            and (?5 is null or reason = ?5)
            and (?6 is null or install = ?6)
        order by position, run
        limit ?7
        """);

    public Statement CountRows { get; } = new(connection, """
        select run, reason, count(*)
        from delivery_rows
        where app = ?1 and integration = ?2 and state = ?3 and (?4 is null or reason = ?4)
        group by run, reason
        """);

    public Statement MakeDue { get; } = new(connection, """
        update delivery_rows
        set state = 1, due_at = ?5, attempts = 0, refusal = null, since = ?5
        where app = ?1 and integration = ?2 and state = ?3 and (?4 is null or reason = ?4)
        """);

    public Statement Count { get; } = new(connection, """
        insert into ledger (app, integration, run, day, state, reason, events)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict do update set events = events + excluded.events
        """);

    public Statement Ledger { get; } = new(connection, """
        select state, reason, sum(events)
        from ledger
        where app = ? and integration = ? and run = ?
        group by state, reason
        having sum(events) <> 0
        """);

    public Statement InsertBatch { get; } = new(connection, """
        insert into batches (app, integration, run, at, first, last, events, records, status, took, version, failure)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public Statement Batches { get; } = new(connection, """
        select at, first, last, events, records, status, took, version, failure
        from batches
        where app = ? and integration = ?
        order by at desc, rowid desc
        limit ?
        """);

    public Statement ForgetBatches { get; } = new(connection, """
        delete from batches
        where at < ?
        """);

    public Statement FindLink { get; } = new(connection, """
        select person
        from links
        where app = ? and integration = ? and device = ?
        """);

    public Statement PutLink { get; } = new(connection, """
        insert into links (app, integration, device, person)
        values (?, ?, ?, ?)
        on conflict do nothing
        """);

    public Statement FindCondition { get; } = new(connection, """
        select state, reason, since, next_at, probed_at, probe
        from conditions
        where app = ? and integration = ?
        """);

    public Statement PutCondition { get; } = new(connection, """
        insert or replace into conditions (app, integration, state, reason, since, next_at, probed_at, probe)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public void Dispose()
    {
        foreach (var statement in (Statement[])
        [
            Runs, InsertRun, MoveRun, PutRow, DeleteRow, OneRow, DueRows, NextDue, AnyHeld, HeldRows, Rows, CountRows, MakeDue,
            Count, Ledger, InsertBatch, Batches, ForgetBatches, FindLink, PutLink, FindCondition, PutCondition,
        ])
        {
            statement.Dispose();
        }
    }
}
