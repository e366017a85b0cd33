using System.Diagnostics;
using System.Net;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Load;

/// <summary>Sends one workload to the bare handler and to a server in turns, and keeps every round.</summary>
sealed class Comparison(Generator generator, Workload workload, int rounds, TimeSpan length)
{
    // Until the runtime has compiled what is hot a second time; before that the compiler takes half the processor.
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public List<Round> Plaintext { get; } = [];

    public List<Round> Server { get; } = [];

    /// <summary>Everything the server answered, the warm-up too.</summary>
    public long Answered { get; private set; }

    /// <param name="plaintext">The bare handler.</param>
    /// <param name="server">The server to compare with it, if any; its process may be out of reach.</param>
    /// <param name="stop">Ends between two rounds.</param>
    public async Task RunAsync(ServerUnderTest plaintext, (EndPoint Address, ProcessCost? Cost)? server, CancellationToken stop)
    {
        await RoundAsync(plaintext.Address, plaintext.Cost, WarmUp, stop);

        if (server is { } warmed)
            Answered += (await RoundAsync(warmed.Address, warmed.Cost, WarmUp, stop)).Tally.Answered;

        for (var round = 0; round < rounds; round++)
        {
            Plaintext.Add(await RoundAsync(plaintext.Address, plaintext.Cost, length, stop));

            if (server is { } compared)
                Server.Add(await RoundAsync(compared.Address, compared.Cost, length, stop));
        }

        Answered += Server.Sum(round => round.Tally.Answered);
    }

    // A server that still works off what it accepted would slow the other one down, and its work belongs to its own bill.
    async Task<Round> RoundAsync(EndPoint address, ProcessCost? cost, TimeSpan length, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();

        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var before = cost?.Cpu();
        var (tally, elapsed) = await generator.RunAsync(address, workload, length);
        var generatorCpu = Process.GetCurrentProcess().TotalProcessorTime - own;
        var inRound = cost?.Cpu() - before;
        var memory = cost?.Memory();
        var drained = cost is null ? TimeSpan.Zero : await cost.UntilIdleAsync(stop);

        return new Round(tally, elapsed, inRound, cost?.Cpu() - before, drained, memory, generatorCpu);
    }
}
