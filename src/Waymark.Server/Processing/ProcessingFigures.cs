using System.Diagnostics.Metrics;

namespace Waymark.Server.Processing;

/// <summary>What operators see of processing.</summary>
sealed class ProcessingFigures
{
    readonly Counter<long> _processed;
    readonly Counter<long> _dropped;
    readonly Counter<long> _unconverted;
    readonly Counter<long> _failed;
    int _failuresInARow;

    public ProcessingFigures(IMeterFactory meters)
    {
        var meter = meters.Create("Waymark");
        _processed = meter.CreateCounter<long>("waymark.processing.facts", description: "Facts understood.");
        _dropped = meter.CreateCounter<long>("waymark.processing.dropped", description: "Facts that mean nothing, by reason.");
        _unconverted = meter.CreateCounter<long>("waymark.processing.unconverted", description: "Amounts that could not be told in US dollars, by reason.");
        _failed = meter.CreateCounter<long>("waymark.processing.failures", description: "Batches that were rolled back.");
    }

    /// <summary>Above zero processing stands still.</summary>
    public int FailuresInARow => Volatile.Read(ref _failuresInARow);

    public void Processed(int facts)
    {
        Volatile.Write(ref _failuresInARow, 0);
        _processed.Add(facts);
    }

    public void Dropped(string reason, int facts) => _dropped.Add(facts, new KeyValuePair<string, object?>("reason", reason));

    public void Unconverted(string reason, int amounts) => _unconverted.Add(amounts, new KeyValuePair<string, object?>("reason", reason));

    public void BatchFailed()
    {
        Interlocked.Increment(ref _failuresInARow);
        _failed.Add(1);
    }
}
