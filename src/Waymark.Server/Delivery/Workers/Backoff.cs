namespace Waymark.Server.Delivery.Workers;

/// <summary>How long to leave a partner alone that did not take a call: 1 s doubling, spread out so that partners do not see bursts.</summary>
sealed class Backoff(TimeSpan longest, Random random)
{
    // Asked for more than a day, we look again anyway: a partner's clock may be wrong.
    static readonly TimeSpan LongestAskedFor = TimeSpan.FromDays(1);
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public int Failures { get; private set; }

    /// <summary>Any success begins the count anew.</summary>
    public void Reset() => Failures = 0;

    /// <returns>The wait after one more failure, never shorter than the partner asked for.</returns>
    public TimeSpan Fail(TimeSpan? asked = null)
    {
        var ceiling = Math.Min(TimeSpan.TicksPerSecond * Math.Pow(2, Failures++), longest.Ticks);
        var wait = TimeSpan.FromTicks((long)(ceiling * random.NextDouble()));
        var least = asked > LongestAskedFor ? LongestAskedFor : asked ?? Shortest;
        return wait > least ? wait : least;
    }
}
