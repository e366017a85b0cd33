using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Waymark.Bench.Load;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Imports;

/// <summary>Imports a file with the real command into the real server, kills both in turn if asked to, and compares what is there at the end.</summary>
sealed class ImportMeasurement(string assembly, string folder, string file, long lines, int kills) : IAsyncDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    readonly HttpClient _client = new();
    ServerUnderTest _server = null!;
    Process _command = null!;
    double _serverPeak, _commandPeak;

    /// <returns>0 when every line is there once.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        _server = await Servers.StartWaymarkAsync(assembly, folder, stop);
        _client.BaseAddress = new Uri($"http://{_server.Address}");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BenchedApp.ManagementKey);
        var (idle, started) = (_server.Cost.Memory(), Stopwatch.GetTimestamp());

        _command = Import();
        for (var kill = 1; kill <= kills; kill++)
            await KillAsync(kill, stop);
        await UntilAsync(() => Task.FromResult(_command.HasExited), stop);

        var sent = Stopwatch.GetElapsedTime(started);
        await UntilAsync(async () => (await HealthAsync(stop)).Behind == 0, stop);
        var took = Stopwatch.GetElapsedTime(started);
        var feed = await _client.GetFromJsonAsync<JsonElement>($"/api/manage/v1/apps/{BenchedApp.Id}/feeds/{BenchedApp.Feed}", stop);
        return Judge(idle, sent, took, feed);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _command?.Dispose();
        await _server.DisposeAsync();
    }

    // The command and the server in turn.
    async Task KillAsync(int kill, CancellationToken stop)
    {
        await UntilAsync(async () => _command.HasExited || (await HealthAsync(stop)).Journal >= lines * kill / (kills + 1), stop);
        var stored = (await HealthAsync(stop)).Journal;

        if (kill % 2 == 1)
        {
            _command.Kill();
            await _command.WaitForExitAsync(stop);
            _command = Import();
        }
        else
        {
            await _server.KillAsync(stop);
            _server = await Servers.StartWaymarkAsync(assembly, folder, stop, _server.Address);
        }

        Console.WriteLine($"killed the {(kill % 2 == 1 ? "command" : "server")} with {stored:N0} facts stored");
    }

    int Judge(double idle, TimeSpan sent, TimeSpan took, JsonElement feed)
    {
        var (accepted, repeated, events) = (feed.GetProperty("accepted").GetInt64(), feed.GetProperty("repeated").GetInt64(), feed.GetProperty("events").GetInt64());
        var size = new FileInfo(file).Length;

        var table = new Table("", "");
        table.Add("lines in the file", $"{lines:N0}");
        table.Add("its MB", $"{size / 1e6:N0}");
        table.Add("accepted", $"{accepted:N0}");
        table.Add("recognised as repeats", $"{repeated:N0}");
        table.Add("events in the stream", $"{events:N0}");
        table.Add("command ended with", $"{_command.ExitCode}");
        table.Add("seconds until it ended", $"{sent.TotalSeconds:N1}");
        table.Add("seconds until all was understood", $"{took.TotalSeconds:N1}");
        table.Add("lines a second", $"{lines / took.TotalSeconds:N0}");
        table.Add("command's MB at most", $"{_commandPeak:N0}");
        table.Add("server's MB before", $"{idle:N0}");
        table.Add("server's MB at most", $"{_serverPeak:N0}");
        table.Add("bytes kept a line", $"{Servers.BytesKept(folder) / lines:N0}");
        Console.WriteLine();
        table.Print();

        return accepted == lines && events == lines && _command.ExitCode == 0 ? 0 : 1;
    }

    async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken stop)
    {
        while (!await isSo())
        {
            _serverPeak = Math.Max(_serverPeak, _server.Cost.PeakMemory());
            if (!_command.HasExited) _commandPeak = Math.Max(_commandPeak, PeakOf(_command.Id));
            await Task.Delay(Glance, stop);
        }
    }

    async Task<(long Journal, long Behind)> HealthAsync(CancellationToken stop)
    {
        var health = await _client.GetFromJsonAsync<JsonElement>("/health/ready", stop);
        return (health.GetProperty("journal").GetInt64(), health.GetProperty("behind").GetInt64());
    }

    Process Import() => Process.Start(
        "dotnet",
        [
            assembly, "import", "clevertap-export", file, "--app", BenchedApp.Id, "--feed", BenchedApp.Feed,
            "--url", $"http://{_server.Address}", "--key", BenchedApp.ManagementKey,
        ]);

    // It may end between the question whether it has and this one.
    static double PeakOf(int process)
    {
        try
        {
            return new ProcessCost(process).PeakMemory();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
