namespace Waymark.Server.Tests.Support;

/// <summary>A clock that stands still, and whose timers go off only when a test says so.</summary>
sealed class HandClock : TimeProvider
{
    readonly List<Action> _timers = [];
    readonly TaskCompletionSource _someoneWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    /// <summary>Lets every timer go off, once there is one.</summary>
    public async Task RingAsync(CancellationToken stop)
    {
        await _someoneWaits.Task.WaitAsync(stop);
        List<Action> timers;
        lock (_timers)
            timers = [.. _timers];

        // Whoever is woken may set the next one.
        timers.ForEach(ring => ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_timers)
            _timers.Add(() => callback(state));
        _someoneWaits.TrySetResult();
        return new Timer();
    }

    sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
