using System.Globalization;

namespace Waymark.Bench.Load;

/// <summary>One table with the medians of all rounds.</summary>
sealed class LoadReport
{
    readonly Table _table = new(
        "", "req/s", "ratio", "p50 ms", "p99 ms", "p99.9 ms", "cpu us", "in round", "drain s", "MB idle", "MB load",
        "failed", "bytes kept", "generator us");

    public void Add(string name, IReadOnlyList<Round> rounds, IReadOnlyList<Round>? comparedWith, double? idleMemory, double? bytesKept)
    {
        var total = new Tally();

        foreach (var round in rounds)
            total.Add(round.Tally);

        // Rounds of the two servers are neighbours in time: the ratio is taken pair by pair, then the median of that.
        var ratio = comparedWith is null
            ? (double?)null
            : Median(rounds.Zip(comparedWith, (mine, other) => (double?)(mine.PerSecond / other.PerSecond)));

        _table.Add(
            name,
            Number(Median(rounds.Select(round => (double?)round.PerSecond)), "N0"),
            Number(ratio, "0.00"),
            Number(Median(rounds.Select(round => (double?)round.Tally.Latencies.Percentile(0.5))), "0.00"),
            Number(Median(rounds.Select(round => (double?)round.Tally.Latencies.Percentile(0.99))), "0.00"),
            Number(Median(rounds.Select(round => (double?)round.Tally.Latencies.Percentile(0.999))), "0.00"),
            Number(Median(rounds.Select(round => round.CpuPerRequest)), "0.0"),
            Number(Median(rounds.Select(round => round.CpuInRoundPerRequest)), "0.0"),
            Number(Median(rounds.Select(round => (double?)round.Drained.TotalSeconds)), "0.0"),
            Number(idleMemory, "0"),
            Number(rounds.Max(round => round.Memory), "0"),
            total.Trouble(),
            Number(bytesKept, "N0"),
            Number(Median(rounds.Select(round => (double?)round.GeneratorCpuPerRequest)), "0.0"));
    }

    public void Print() => _table.Print();

    static double? Median(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }

    static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
