using System.Collections.Concurrent;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>Remembers how long it was asked to wait, and does not.</summary>
sealed class ImpatientClock : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
