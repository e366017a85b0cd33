namespace Waymark.Bench.Load;

/// <summary>What the requests of one connection, or of all of them, came to.</summary>
sealed class Tally
{
    /// <summary>Requests that did not succeed, by HTTP status.</summary>
    public SortedDictionary<int, long> Refused { get; } = [];

    public Latencies Latencies { get; } = new();

    /// <summary>Connections that broke before an answer.</summary>
    public long Broken { get; set; }

    public long Answered => Latencies.Count;

    // A redirect is what a click wants.
    public void Add(int status, long stopwatchTicks)
    {
        Latencies.Add(stopwatchTicks);

        if (status is < 200 or >= 400)
            Refused[status] = Refused.GetValueOrDefault(status) + 1;
    }

    public void Add(Tally other)
    {
        Latencies.Add(other.Latencies);
        Broken += other.Broken;

        foreach (var (status, count) in other.Refused)
            Refused[status] = Refused.GetValueOrDefault(status) + count;
    }

    public string Trouble()
    {
        var kinds = Refused.Select(kind => $"{kind.Value}x{kind.Key}").ToList();

        if (Broken > 0)
            kinds.Add($"{Broken} broken");

        return kinds.Count == 0 ? "0" : string.Join(", ", kinds);
    }
}
