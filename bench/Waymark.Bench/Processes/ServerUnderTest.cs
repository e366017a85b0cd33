using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Waymark.Bench.Load;

namespace Waymark.Bench.Processes;

/// <summary>A server in a process of its own, whose costs the system counts.</summary>
sealed class ServerUnderTest : IAsyncDisposable
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly List<string> _output = [];

    ServerUnderTest(Process process, IPEndPoint address)
    {
        _process = process;
        Address = address;
        Cost = new ProcessCost(process.Id);
    }

    public IPEndPoint Address { get; }

    public ProcessCost Cost { get; }

    /// <param name="assembly">The program to run with <c>dotnet</c>.</param>
    /// <param name="arguments">Its arguments; <c>{url}</c> stands for the address it is given.</param>
    /// <param name="readyPath">The path that answers with success once the server is ready.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="at">Where to listen, as an earlier life of it did; a free port when absent.</param>
    public static async Task<ServerUnderTest> StartAsync(
        string assembly, IEnumerable<string> arguments, string readyPath, CancellationToken stop, IPEndPoint? at = null)
    {
        var address = at ?? new IPEndPoint(IPAddress.Loopback, FreePort());
        var url = $"http://{address}";

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A server watches the folder it starts in for changed settings: not one that others write to.
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(assembly)),
            Environment = { ["Logging__LogLevel__Default"] = "Warning" },
        };
        start.Environment.Remove(Generator.InlineCompletions); // the generator's own setting; a server runs as shipped
        start.ArgumentList.Add(assembly);

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument.Replace("{url}", url, StringComparison.Ordinal));

        var server = new ServerUnderTest(
            Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start."), address);
        server.KeepOutput();

        try
        {
            await server.UntilReadyAsync(new Uri(url + readyPath), stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the server to end the way an operator does, so that it closes its files.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(stop);

        await _process.WaitForExitAsync(stop).WaitAsync(StopLimit, stop);
    }

    /// <summary>Ends the process as a crash would: nothing is flushed, nothing is closed.</summary>
    public async Task KillAsync(CancellationToken stop)
    {
        _process.Kill();
        await _process.WaitForExitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync(CancellationToken.None);

        _process.Dispose();
    }

    void KeepOutput()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null && _output.Count < 200)
                _output.Add(line);
        }
    }

    string Said()
    {
        lock (_output)
            return string.Join(Environment.NewLine, _output);
    }

    async Task UntilReadyAsync(Uri ready, CancellationToken stop)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < StartLimit;)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended at once ({_process.ExitCode}):\n{Said()}");

            try
            {
                using var answer = await Http.GetAsync(ready, HttpCompletionOption.ResponseHeadersRead, stop);

                if ((int)answer.StatusCode < 400)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, stop);
        }

        throw new TimeoutException($"The server was not ready within {StartLimit.TotalSeconds:0} s:\n{Said()}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
