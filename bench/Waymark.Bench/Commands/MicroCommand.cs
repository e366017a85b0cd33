using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Waymark.Bench.Micro;

namespace Waymark.Bench.Commands;

/// <summary>Measures single steps inside this process.</summary>
static class MicroCommand
{
    public static Command Create(IReadOnlyList<IMicroBenchmark> benchmarks)
    {
        var only = new Argument<string[]>("names")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = $"Which of them: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name).Distinct())}. All by default.",
        };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Rounds of each; the median counts." };

        var command = new Command("micro", "Measures single steps in this process.") { only, rounds };
        command.SetAction((parse, stop) =>
        {
            var names = parse.GetValue(only) ?? [];
            var chosen = benchmarks.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name)).ToList();
            return RunAsync(chosen, parse.GetRequiredValue(rounds), stop);
        });
        return command;
    }

    static async Task<int> RunAsync(IReadOnlyList<IMicroBenchmark> benchmarks, int rounds, CancellationToken stop)
    {
        Preamble.Print();
        var table = new Table("", "ns each", "per second", "cpu ns each", "bytes each", "what");

        foreach (var benchmark in benchmarks)
        {
            await benchmark.PrepareAsync(stop);
            await benchmark.RunAsync(stop); // compiles what is hot

            var nanoseconds = new List<double>();
            var processor = new List<double>();
            var bytes = new List<double>();

            for (var round = 0; round < rounds; round++)
            {
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var busy = Environment.CpuUsage.TotalTime;
                var started = Stopwatch.GetTimestamp();
                await benchmark.RunAsync(stop);
                nanoseconds.Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / benchmark.Operations);
                processor.Add((Environment.CpuUsage.TotalTime - busy).TotalNanoseconds / benchmark.Operations);
                bytes.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / benchmark.Operations);
            }

            var median = nanoseconds.Order().ElementAt(rounds / 2);
            table.Add(
                benchmark.Name,
                median.ToString("N0", CultureInfo.InvariantCulture),
                (1e9 / median).ToString("N0", CultureInfo.InvariantCulture),
                processor.Order().ElementAt(rounds / 2).ToString("N0", CultureInfo.InvariantCulture),
                bytes.Order().ElementAt(rounds / 2).ToString("N0", CultureInfo.InvariantCulture),
                benchmark.Measures);
        }

        table.Print();
        return 0;
    }
}
