using System.Diagnostics;
using System.Numerics;

namespace Waymark.Bench.Load;

/// <summary>Counts durations in logarithmic buckets: 32 to each power of two, so that a percentile is right within 3 %.</summary>
sealed class Latencies
{
    const int Steps = 32;
    const int StepBits = 5;

    readonly long[] _buckets = new long[Steps * 40];

    public long Count { get; private set; }

    public void Add(long stopwatchTicks)
    {
        var microseconds = (ulong)(stopwatchTicks * 1_000_000 / Stopwatch.Frequency);
        _buckets[Math.Min(BucketOf(microseconds), _buckets.Length - 1)]++;
        Count++;
    }

    public void Add(Latencies other)
    {
        for (var i = 0; i < _buckets.Length; i++)
            _buckets[i] += other._buckets[i];

        Count += other.Count;
    }

    /// <returns>Milliseconds that the given share of the requests did not exceed.</returns>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);

        for (var i = 0; i < _buckets.Length; i++)
        {
            left -= _buckets[i];

            if (left <= 0)
                return UpperEdgeOf(i) / 1_000d;
        }

        return 0;
    }

    // Below 32 µs every microsecond has its own bucket; above, the five bits after the highest one choose.
    static int BucketOf(ulong microseconds)
    {
        if (microseconds < Steps)
            return (int)microseconds;

        var exponent = BitOperations.Log2(microseconds);
        var step = (int)(microseconds >> (exponent - StepBits)) & (Steps - 1);
        return ((exponent - StepBits + 1) * Steps) + step;
    }

    static double UpperEdgeOf(int bucket)
    {
        if (bucket < Steps)
            return bucket;

        var exponent = (bucket / Steps) + StepBits - 1;
        return (Steps + (bucket % Steps) + 1d) * Math.Pow(2, exponent - StepBits);
    }
}
