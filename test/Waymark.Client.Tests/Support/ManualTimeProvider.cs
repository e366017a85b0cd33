namespace Waymark.Client.Tests.Support;

/// <summary>A clock that moves only when a test says so, and can wait until somebody waits for it.</summary>
sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    /// <summary>A test that never sees the expected wait fails after this long instead of hanging.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Lock _gate = new();
    readonly List<ManualTimer> _timers = [];
    TaskCompletionSource _changed = NewSignal();
    DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until something is due in exactly this time, then lets that time pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (_timers.Exists(timer => timer.DueAt - _now == wait))
                    break;

                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience);
        }

        Advance(wait);
    }

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;

        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.DueAt <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);

                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = clock._now + dueTime;
                    clock._timers.Add(this);
                }

                clock._changed.TrySetResult();
                clock._changed = NewSignal();
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
