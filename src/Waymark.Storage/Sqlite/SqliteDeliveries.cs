using Waymark.Integrations;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Sqlite.Delivery;

namespace Waymark.Storage.Sqlite;

/// <summary>Delivery's state in its own SQLite file, so that everything else can be rebuilt without sending anything twice.</summary>
public sealed class SqliteDeliveries : IDeliveries
{
    readonly DeliveryTables _tables;
    readonly DeliveryReader _reader;

    // One connection for all workers: a step is a handful of statements, and the disk takes one commit at a time anyway.
    readonly Lock _turn = new();
    readonly StepQueue _steps;

    SqliteDeliveries(string path)
    {
        _steps = new StepQueue(Write);
        _tables = new DeliveryTables(SqliteFile.OpenForWriting(path, "delivery"));
        _reader = new DeliveryReader(SqliteFile.OpenForReading(path));
    }

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    public static SqliteDeliveries Open(string path) => new(path);

    public DeliveryRun BeginLive(DeliveryTarget target, long after, DateTimeOffset now)
    {
        lock (_turn)
        {
            _tables.Runs.Insert(new DeliveryRun(target, DeliveryRun.Live, after, null, new LaneCursors(after), now));
            return _tables.Runs.Read(target)[0];
        }
    }

    public DeliveryRun BeginReplay(
        DeliveryTarget target, long after, long last, DateTimeOffset now, int? perSecond = null, bool onlyMissed = false)
    {
        lock (_turn)
        {
            var number = _tables.Runs.Read(target).Select(run => run.Number).DefaultIfEmpty(DeliveryRun.Live).Max() + 1;
            var run = new DeliveryRun(target, number, after, last, new LaneCursors(after), now) { PerSecond = perSecond, OnlyMissed = onlyMissed };
            _tables.Runs.Insert(run);
            return run;
        }
    }

    public bool CancelReplay(DeliveryTarget target, int run, DateTimeOffset now)
    {
        lock (_turn)
        {
            if (_tables.Runs.Read(target).Find(candidate => candidate.Number == run) is not { IsLive: false, IsOver: false }) return false;

            _tables.Change(() =>
            {
                _tables.Runs.Cancel(target, run, now);
                _tables.Rows.Hurry(target, run, now);
            });
            return true;
        }
    }

    public IReadOnlyList<DeliveryRun> Runs(DeliveryTarget target) => InTurn(tables => tables.Runs.Read(target));

    public Task CommitAsync(DeliveryStep step) => _steps.AddAsync(step);

    public IReadOnlyList<DeliveryRow> Due(DeliveryTarget target, DateTimeOffset now, int most) =>
        InTurn(tables => tables.Rows.Due(target, now, most));

    public DateTimeOffset? NextDue(DeliveryTarget target) => InTurn(tables => tables.Rows.NextDue(target));

    public bool HasHeld(DeliveryTarget target) => InTurn(tables => tables.Rows.HasHeld(target));

    public IReadOnlyList<DeliveryRow> HeldOf(DeliveryTarget target, string subject) => InTurn(tables => tables.Rows.HeldOf(target, subject));

    public DeliveryRow? Find(DeliveryTarget target, int run, long position) => InTurn(tables => tables.Rows.Find(target, run, position));

    public IReadOnlyList<DeliveryRow> Rows(DeliveryTarget target, RowFilter filter, long after, int most) =>
        _reader.Rows(target, filter, after, most);

    public IReadOnlyList<LedgerLine> Ledger(DeliveryTarget target, int run) => InTurn(tables => tables.Ledger.Read(target, run));

    public IReadOnlyList<DeliveryBatch> Batches(DeliveryTarget target, int most) => _reader.Batches(batches => batches.Latest(target, most));

    public IReadOnlyList<DeliveryBatch> BatchesOver(DeliveryTarget target, long first, long last) =>
        _reader.Batches(batches => batches.Over(target, first, last));

    public DeliveryBatch? LastFailure(DeliveryTarget target) => _reader.Batches(batches => batches.LastFailure(target));

    public DeliveryTraffic Traffic(DeliveryTarget target, DateTimeOffset since) => _reader.Batches(batches => batches.Traffic(target, since));

    public long ExpiredHolds(DeliveryTarget target, DateTimeOffset since) => InTurn(tables => tables.Rows.Expired(target, since));

    public long Replay(DeliveryTarget target, RowState state, string? reason, DateTimeOffset now)
    {
        if (state is not (RowState.Dead or RowState.Refused))
            throw new ArgumentOutOfRangeException(nameof(state), "Only dead and refused rows can be replayed; the others go out by themselves.");

        lock (_turn)
        {
            long replayed = 0;
            _tables.Change(() => replayed = _tables.Ledger.MoveToRetrying(target, state, reason, now));
            return replayed;
        }
    }

    public string? PersonOf(DeliveryTarget target, string device) => InTurn(tables => tables.Links.PersonOf(target, device));

    public IntegrationCondition? Condition(DeliveryTarget target) => InTurn(tables => tables.Conditions.Find(target));

    public void SetCondition(DeliveryTarget target, IntegrationCondition condition) => InTurn(tables => tables.Conditions.Put(target, condition));

    public void SetProbe(DeliveryTarget target, string answer, DateTimeOffset now) =>
        InTurn(tables => tables.Conditions.PutProbe(target, answer, now));

    public DeliveryPause? PauseOf(DeliveryTarget target) => InTurn(tables => tables.Conditions.PauseOf(target));

    public void Pause(DeliveryTarget target, DeliveryPause pause) => InTurn(tables => tables.Conditions.Pause(target, pause));

    public bool Resume(DeliveryTarget target) => InTurn(tables => tables.Conditions.Resume(target));

    public IReadOnlyList<Alarm> Alarms(DeliveryTarget? target, bool? isOpen, int most) =>
        InTurn(tables => tables.Alarms.Read(target, isOpen, most));

    public void Raise(DeliveryTarget target, AlarmKind kind, string detail, DateTimeOffset now) =>
        InTurn(tables => tables.Alarms.Raise(target, kind, detail, now));

    public void Clear(DeliveryTarget target, AlarmKind kind, DateTimeOffset now) => InTurn(tables => tables.Alarms.Clear(target, kind, now));

    public void ForgetBatches(DateTimeOffset before)
    {
        lock (_turn)
            _tables.Change(() => _tables.Batches.Forget(before));
    }

    public void Dispose()
    {
        _reader.Dispose();

        lock (_turn)
            _tables.Dispose();
    }

    void Write(IReadOnlyList<DeliveryStep> steps)
    {
        lock (_turn)
        {
            _tables.Change(() =>
            {
                foreach (var step in steps)
                    Write(step);

                // Of several steps of one run the last knows where it stands.
                foreach (var last in steps.GroupBy(step => (step.Target, step.Run)).Select(run => run.Last()))
                    _tables.Runs.Move(last.Target, last.Run, last.Cursors);

                foreach (var count in steps.SelectMany(step => step.Ledger.Select(change => (step.Target, step.Day, Change: change)))
                    .GroupBy(count => (count.Target, count.Day, count.Change.Run, count.Change.State, count.Change.Reason)))
                {
                    var (target, day, run, state, reason) = count.Key;
                    _tables.Ledger.Count(target, new LedgerChange(run, state, reason, count.Sum(one => one.Change.By)), day);
                }
            });
        }
    }

    void Write(DeliveryStep step)
    {
        foreach (var row in step.Remove)
            _tables.Rows.Delete(row);

        foreach (var row in step.Put)
            _tables.Rows.Put(row);

        foreach (var (device, person) in step.Links)
            _tables.Links.Put(step.Target, device, person);

        foreach (var batch in step.Batches)
            _tables.Batches.Insert(step.Target, step.Run, batch);
    }

    T InTurn<T>(Func<DeliveryTables, T> read)
    {
        lock (_turn)
            return read(_tables);
    }

    void InTurn(Action<DeliveryTables> write)
    {
        lock (_turn)
            write(_tables);
    }
}
