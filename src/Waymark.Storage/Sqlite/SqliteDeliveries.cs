using Microsoft.Data.Sqlite;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite;

/// <summary>Delivery's state in its own SQLite file, so that everything else can be rebuilt without sending anything twice.</summary>
public sealed class SqliteDeliveries : IDeliveries
{
    readonly SqliteConnection _connection;
    readonly DeliveryStatements _sql;

    // One connection for all: a step is a handful of statements, and the disk takes one commit at a time anyway.
    readonly Lock _turn = new();

    SqliteDeliveries(SqliteConnection connection)
    {
        _connection = connection;
        _sql = new DeliveryStatements(connection);
    }

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    public static SqliteDeliveries Open(string path) => new(SqliteFile.OpenForWriting(path, "delivery"));

    public DeliveryRun BeginLive(DeliveryTarget target, long after, DateTimeOffset now)
    {
        lock (_turn)
        {
            DeliveryRuns.Insert(_sql.InsertRun, new DeliveryRun(target, DeliveryRun.Live, after, null, new LaneCursors(after), now));
            return DeliveryRuns.Read(_sql.Runs, target)[0];
        }
    }

    public DeliveryRun BeginReplay(DeliveryTarget target, long after, long last, DateTimeOffset now)
    {
        lock (_turn)
        {
            var number = DeliveryRuns.Read(_sql.Runs, target).Select(run => run.Number).DefaultIfEmpty(DeliveryRun.Live).Max() + 1;
            var run = new DeliveryRun(target, number, after, last, new LaneCursors(after), now);
            DeliveryRuns.Insert(_sql.InsertRun, run);
            return run;
        }
    }

    public IReadOnlyList<DeliveryRun> Runs(DeliveryTarget target)
    {
        lock (_turn)
            return DeliveryRuns.Read(_sql.Runs, target);
    }

    public void Commit(DeliveryStep step)
    {
        lock (_turn)
        {
            InTransaction(() =>
            {
                _sql.MoveRun.For(step.Target).Bind(3, step.Run).Bind(4, step.Cursors.ToBytes()).Run();

                foreach (var row in step.Remove)
                    _sql.DeleteRow.For(row.Target).Bind(3, row.Run).Bind(4, row.Position).Run();

                foreach (var row in step.Put)
                    DeliveryRows.Put(_sql.PutRow, row);

                foreach (var change in step.Ledger)
                    Count(step.Target, change, step.Day);

                foreach (var (device, person) in step.Links)
                    _sql.PutLink.For(step.Target).Bind(3, device).Bind(4, person).Run();

                if (step.Batch is { } batch)
                    DeliveryBatches.Insert(_sql.InsertBatch, step.Target, step.Run, batch);
            });
        }
    }

    public IReadOnlyList<DeliveryRow> Due(DeliveryTarget target, DateTimeOffset now, int most)
    {
        lock (_turn)
            return DeliveryRows.Read(_sql.DueRows.For(target).Bind(3, now.ToUnixTimeMilliseconds()).Bind(4, most), target);
    }

    public DateTimeOffset? NextDue(DeliveryTarget target)
    {
        lock (_turn)
        {
            var statement = _sql.NextDue.For(target);
            var next = statement.Step() ? statement.MomentOrNull(0) : null;
            statement.Reset();
            return next;
        }
    }

    public bool HasHeld(DeliveryTarget target)
    {
        lock (_turn)
        {
            var statement = _sql.AnyHeld.For(target);
            var any = statement.Step();
            statement.Reset();
            return any;
        }
    }

    public IReadOnlyList<DeliveryRow> HeldOf(DeliveryTarget target, string subject)
    {
        lock (_turn)
            return DeliveryRows.Read(_sql.HeldRows.For(target).Bind(3, subject), target);
    }

    public DeliveryRow? Find(DeliveryTarget target, int run, long position)
    {
        lock (_turn)
            return DeliveryRows.Read(_sql.OneRow.For(target).Bind(3, run).Bind(4, position), target) is [var row] ? row : null;
    }

    public IReadOnlyList<DeliveryRow> Rows(DeliveryTarget target, RowFilter filter, long after, int most)
    {
        lock (_turn)
        {
            return DeliveryRows.Read(
                _sql.Rows.For(target)
                    .Bind(3, after)
                    .BindOrNull(4, (long?)filter.State)
                    .Bind(5, filter.Reason)
                    .Bind(6, filter.InstallId)
                    .Bind(7, most),
                target);
        }
    }

    public IReadOnlyList<LedgerLine> Ledger(DeliveryTarget target, int run)
    {
        lock (_turn)
        {
            var statement = _sql.Ledger.For(target).Bind(3, run);
            var lines = new List<LedgerLine>();

            while (statement.Step())
                lines.Add(new LedgerLine((LedgerState)statement.Long(0), statement.Text(1), statement.Long(2)));

            return lines;
        }
    }

    public IReadOnlyList<DeliveryBatch> Batches(DeliveryTarget target, int most)
    {
        lock (_turn)
            return DeliveryBatches.Read(_sql.Batches.For(target).Bind(3, most));
    }

    public long Replay(DeliveryTarget target, RowState state, string? reason, DateTimeOffset now)
    {
        if (state is not (RowState.Dead or RowState.Refused))
            throw new ArgumentOutOfRangeException(nameof(state), "Only dead and refused rows can be replayed; the others go out by themselves.");

        lock (_turn)
        {
            long replayed = 0;
            InTransaction(() => replayed = MoveToRetrying(target, state, reason, now));
            return replayed;
        }
    }

    public string? PersonOf(DeliveryTarget target, string device)
    {
        lock (_turn)
        {
            var statement = _sql.FindLink.For(target).Bind(3, device);
            var person = statement.Step() ? statement.Text(0) : null;
            statement.Reset();
            return person;
        }
    }

    public IntegrationCondition? Condition(DeliveryTarget target)
    {
        lock (_turn)
        {
            var statement = _sql.FindCondition.For(target);
            IntegrationCondition? condition = null;

            if (statement.Step())
            {
                condition = new IntegrationCondition(
                    statement.Text(0),
                    statement.TextOrNull(1),
                    statement.Moment(2),
                    statement.MomentOrNull(3),
                    statement.MomentOrNull(4),
                    statement.TextOrNull(5));
            }

            statement.Reset();
            return condition;
        }
    }

    public void SetCondition(DeliveryTarget target, IntegrationCondition condition)
    {
        lock (_turn)
        {
            _sql.PutCondition.For(target)
                .Bind(3, condition.State)
                .Bind(4, condition.Reason)
                .Bind(5, condition.Since.ToUnixTimeMilliseconds())
                .BindOrNull(6, condition.NextAt?.ToUnixTimeMilliseconds())
                .BindOrNull(7, condition.ProbedAt?.ToUnixTimeMilliseconds())
                .Bind(8, condition.Probe)
                .Run();
        }
    }

    public void ForgetBatches(DateTimeOffset before)
    {
        lock (_turn)
            _sql.ForgetBatches.Bind(1, before.ToUnixTimeMilliseconds()).Run();
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _sql.Dispose();
            _connection.Dispose();
        }
    }

    void InTransaction(Action work)
    {
        SqliteFile.Execute(_connection, "begin immediate");

        try
        {
            work();
            SqliteFile.Execute(_connection, "commit");
        }
        catch
        {
            SqliteFile.Rollback(_connection);
            throw;
        }
    }

    void Count(DeliveryTarget target, LedgerChange change, DateOnly day)
    {
        if (change.By == 0) return;

        _sql.Count.For(target)
            .Bind(3, change.Run)
            .Bind(4, day.DayNumber)
            .Bind(5, (long)change.State)
            .Bind(6, change.Reason)
            .Bind(7, change.By)
            .Run();
    }

    long MoveToRetrying(DeliveryTarget target, RowState state, string? reason, DateTimeOffset now)
    {
        var groups = new List<(int Run, string Reason, long Count)>();
        var statement = _sql.CountRows.For(target).Bind(3, (long)state).Bind(4, reason);

        while (statement.Step())
            groups.Add(((int)statement.Long(0), statement.Text(1), statement.Long(2)));

        foreach (var (run, why, count) in groups)
        {
            Count(target, new LedgerChange(run, LedgerStates.Of(state), why, -count), DateOnly.FromDateTime(now.UtcDateTime));
            Count(target, new LedgerChange(run, LedgerState.Retrying, why, count), DateOnly.FromDateTime(now.UtcDateTime));
        }

        _sql.MakeDue.For(target).Bind(3, (long)state).Bind(4, reason).Bind(5, now.ToUnixTimeMilliseconds()).Run();
        return groups.Sum(group => group.Count);
    }
}
