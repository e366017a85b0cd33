using System.Diagnostics;
using System.Net;

namespace Waymark.Bench.Load;

/// <summary>Runs one workload on many connections for a while.</summary>
sealed class Generator(int connections, Random random)
{
    /// <summary>The runtime's own switch; it is read once, when the first socket is made.</summary>
    public const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>How long after the end a late answer still counts before the connection is cut.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task<(Tally Tally, TimeSpan Elapsed)> RunAsync(EndPoint server, Workload workload, TimeSpan length)
    {
        var all = Connections(server, workload, remember: false);
        var elapsed = await RunAsync(all, length);

        var tally = new Tally();

        foreach (var connection in all)
            tally.Add(connection.Tally);

        return (tally, elapsed);
    }

    public IReadOnlyList<Connection> Connections(EndPoint server, Workload workload, bool remember)
    {
        var round = RequestIds.NewRound(random);

        return
        [
            .. Enumerable.Range(0, connections).Select(number => new Connection(
                server, workload, new RequestIds(round, number, BenchedApp.Installs, workload.Links))
            {
                Acknowledged = remember ? [] : null,
            }),
        ];
    }

    public static async Task<TimeSpan> RunAsync(IReadOnlyList<Connection> connections, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var deadline = started + (long)(length.TotalSeconds * Stopwatch.Frequency);
        using var cut = new CancellationTokenSource(length + Grace);

        await Task.WhenAll(connections.Select(connection => Task.Run(() => connection.RunAsync(deadline, cut.Token))));

        return Stopwatch.GetElapsedTime(started);
    }
}
