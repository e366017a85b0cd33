using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Waymark.Bench.Load;

/// <summary>One kept-alive connection that sends its next request as soon as the last one is answered.</summary>
sealed class Connection(EndPoint server, Workload workload, RequestIds ids)
{
    readonly byte[] _request = new byte[workload.Cycle.Max(request => request.Length)];
    readonly byte[] _answer = new byte[64 * 1_024];

    public Tally Tally { get; } = new();

    /// <summary>Unique ids of the requests that were answered with success, if somebody wants to know.</summary>
    public List<string>? Acknowledged { get; init; }

    public RequestIds Ids => ids;

    /// <param name="deadline">When to stop sending, as a stopwatch timestamp.</param>
    /// <param name="stop">Ends at once, also a request that never gets an answer.</param>
    public async Task RunAsync(long deadline, CancellationToken stop)
    {
        while (Stopwatch.GetTimestamp() < deadline && !stop.IsCancellationRequested)
        {
            try
            {
                await SendUntilAsync(deadline, stop);
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                Tally.Broken++;

                // A server that is gone refuses at once; do not spend its restart on asking.
                if (e is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
                    return;
            }
        }
    }

    async Task SendUntilAsync(long deadline, CancellationToken stop)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await using var closing = stop.Register(socket.Dispose);
        await socket.ConnectAsync(server, CancellationToken.None);

        for (var turn = 0; ; turn++)
        {
            var started = Stopwatch.GetTimestamp();

            if (started >= deadline)
                return;

            ids.Next();
            var request = workload.Cycle[turn % workload.Cycle.Count].Fill(_request, ids);
            await socket.SendAsync(request, CancellationToken.None);

            var arrived = 0;
            int status;

            do
            {
                var more = await socket.ReceiveAsync(_answer.AsMemory(arrived), CancellationToken.None);

                if (more == 0)
                    throw new IOException("The server closed the connection.");

                arrived += more;
                status = HttpAnswer.StatusIfComplete(_answer.AsSpan(0, arrived));
            }
            while (status == 0);

            Tally.Add(status, Stopwatch.GetTimestamp() - started);

            if (Acknowledged is not null && status is >= 200 and < 300)
                Acknowledged.Add(ids.Unique(ids.Counter));
        }
    }
}
