using System.Globalization;
using Waymark.Bench.Load;

namespace Waymark.Bench.Feeds;

/// <summary>One table with the medians of all rounds, counted in events rather than requests.</summary>
sealed class FeedReport(int eventsPerRequest)
{
    readonly Table _table = new(
        "", "events/s", "ratio", "p50 ms", "p99 ms", "cpu us/event", "ratio", "until idle", "drain s", "failed", "generator us");

    public void Add(string name, IReadOnlyList<Round> rounds, IReadOnlyList<Round>? comparedWith)
    {
        var total = new Tally();

        foreach (var round in rounds)
            total.Add(round.Tally);

        _table.Add(
            name,
            (Median(rounds, round => round.PerSecond) * eventsPerRequest).ToString("N0", CultureInfo.InvariantCulture),
            Ratio(rounds, comparedWith, round => round.PerSecond),
            Number(Median(rounds, round => round.Tally.Latencies.Percentile(0.5))),
            Number(Median(rounds, round => round.Tally.Latencies.Percentile(0.99))),
            Number(Median(rounds, round => round.CpuInRoundPerRequest!.Value) / eventsPerRequest),
            Ratio(rounds, comparedWith, round => round.CpuInRoundPerRequest!.Value),
            Number(Median(rounds, round => round.CpuPerRequest!.Value) / eventsPerRequest),
            Number(Median(rounds, round => round.Drained.TotalSeconds)),
            total.Trouble(),
            Number(Median(rounds, round => round.GeneratorCpuPerRequest) / eventsPerRequest));
    }

    public void Print() => _table.Print();

    // Rounds of the two servers are neighbours in time: the ratio is taken pair by pair, then the median of that.
    static string Ratio(IReadOnlyList<Round> rounds, IReadOnlyList<Round>? comparedWith, Func<Round, double> figure) =>
        comparedWith is null ? "-" : Number(Median([.. rounds.Zip(comparedWith, (mine, other) => figure(mine) / figure(other))], ratio => ratio));

    static double Median<T>(IReadOnlyList<T> all, Func<T, double> figure)
    {
        double[] known = [.. all.Select(figure).Order()];
        return (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }

    static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
