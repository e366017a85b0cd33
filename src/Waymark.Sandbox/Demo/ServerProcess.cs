using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Waymark.Sandbox.Demo;

/// <summary>The real server as a process of its own; ends with us, however we end.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    const int LinesKept = 40;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly Process _process;
    readonly ConcurrentQueue<string> _lines = new();

    ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public Uri Address { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>The latest of what the server wrote, for when something is wrong with it.</summary>
    public IEnumerable<string> Lines => _lines;

    public static Task<ServerProcess> StartAsync(
        string binary, string dataDirectory, string configurationFile, TimeProvider clock, CancellationToken stop) =>
        StartAsync(binary, ["--data", dataDirectory, "--config", configurationFile, "--allow-private-targets"], clock, stop);

    /// <param name="binary">The server.</param>
    /// <param name="arguments">Of <c>serve</c>, but for the address.</param>
    /// <param name="clock">Says when to give up.</param>
    /// <param name="stop">Gives up at once.</param>
    /// <param name="environment">Variables that the server sees beside ours.</param>
    public static async Task<ServerProcess> StartAsync(
        string binary, IEnumerable<string> arguments, TimeProvider clock, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(ServerBinary.Runtime())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true, // a server must not take the keys that are meant for us
        };

        foreach (var argument in (string[])[binary, "serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. arguments])
            start.ArgumentList.Add(argument);

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        // The demo throws its data away: it must never find somebody's database.
        start.Environment.Remove("WAYMARK_POSTGRES");

        var server = new ServerProcess(new Process { StartInfo = start }, address);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();

        try
        {
            await server.WaitUntilReadyAsync(clock, stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(null, EventArgs.Empty);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    async Task WaitUntilReadyAsync(TimeProvider clock, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var since = clock.GetTimestamp();

        while (!await IsReadyAsync(http, stop))
        {
            if (HasEnded)
                throw new DemoFailedException($"The server ended at its start: {string.Join(Environment.NewLine, Lines)}");

            if (clock.GetElapsedTime(since) > Patience)
                throw new DemoFailedException($"The server was not ready after {Patience.TotalSeconds} seconds.");

            await Task.Delay(BetweenLooks, clock, stop);
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready", stop);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    void Keep(string? line)
    {
        if (line is null) return;

        _lines.Enqueue(line);
        if (_lines.Count > LinesKept) _lines.TryDequeue(out _);
    }

    void Kill(object? sender, EventArgs e)
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, or never started.
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
