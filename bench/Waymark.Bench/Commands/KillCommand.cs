using System.CommandLine;
using Waymark.Bench.Load;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Commands;

/// <summary>Kills the server in the middle of a load, several times, and then looks for every event it had acknowledged.</summary>
sealed class KillCommand(int connections, int kills, TimeSpan length, string assembly)
{
    readonly Generator _generator = new(connections, Random.Shared);
    readonly HashSet<string> _sent = [];
    readonly HashSet<string> _acknowledged = [];

    public static Command Create()
    {
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 64, Description = "How many at once." };
        var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 3, Description = "How often the server is killed." };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 3, Description = "How long before each kill." };
        var server = new Option<string>("--server")
        {
            DefaultValueFactory = _ => Servers.DefaultAssembly(),
            Description = "The server's program, a release build.",
        };

        var command = new Command("kill", "Kills the server under load and proves that nothing acknowledged was lost.")
        {
            connections, kills, seconds, server,
        };

        command.SetAction((parse, stop) => new KillCommand(
            parse.GetRequiredValue(connections),
            parse.GetRequiredValue(kills),
            TimeSpan.FromSeconds(parse.GetRequiredValue(seconds)),
            parse.GetRequiredValue(server)).RunAsync(stop));

        return command;
    }

    /// <returns>0 when the stream holds every acknowledged event exactly once.</returns>
    async Task<int> RunAsync(CancellationToken stop)
    {
        if (!Servers.IsBuilt(assembly))
            return 1;

        Preamble.Print();
        var folder = Directory.CreateTempSubdirectory("waymark-kill-").FullName;

        try
        {
            for (var kill = 1; kill <= kills; kill++)
                await LoadAndKillAsync(folder, kill, stop);

            await using var server = await Servers.StartWaymarkAsync(assembly, folder, stop);
            await server.Cost.UntilIdleAsync(stop);
            return Judge(await StoredEvents.ReadAsync(server.Address, _acknowledged, stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    async Task LoadAndKillAsync(string folder, int kill, CancellationToken stop)
    {
        await using var server = await Servers.StartWaymarkAsync(assembly, folder, stop);
        var connections = _generator.Connections(server.Address, Workload.Of("event")[0], remember: true);

        // The load is meant to go on for longer than the server lives.
        var load = Generator.RunAsync(connections, length + TimeSpan.FromSeconds(2));
        await Task.Delay(length, stop);
        await server.KillAsync(stop);
        await load;

        foreach (var connection in connections)
        {
            _acknowledged.UnionWith(connection.Acknowledged!);

            for (var counter = 1L; counter <= connection.Ids.Counter; counter++)
                _sent.Add(connection.Ids.Unique(counter));
        }

        Console.WriteLine($"kill {kill}: {_sent.Count:N0} sent, {_acknowledged.Count:N0} acknowledged so far");
    }

    int Judge(StoredEvents stored)
    {
        var missing = _acknowledged.Where(id => !stored.TimesById.ContainsKey(id)).ToList();
        var twice = stored.TimesById.Where(times => times.Value > 1).Select(times => times.Key).ToList();
        var unanswered = stored.TimesById.Keys.Count(id => _sent.Contains(id) && !_acknowledged.Contains(id));
        var holds = _acknowledged.Count > 0 && missing.Count == 0 && twice.Count == 0;

        var table = new Table("", "events");
        table.Add("sent", $"{_sent.Count:N0}");
        table.Add("acknowledged", $"{_acknowledged.Count:N0}");
        table.Add("in the stream", $"{stored.TimesById.Count:N0}");
        table.Add("stored, but the answer was lost", $"{unanswered:N0}");
        table.Add("acknowledged and missing", $"{missing.Count:N0}");
        table.Add("in the stream twice", $"{twice.Count:N0}");
        Console.WriteLine();
        table.Print();
        Console.WriteLine();
        Console.WriteLine(holds ? "Nothing acknowledged was lost." : "The promise is broken:");

        foreach (var id in missing.Concat(twice).Take(10))
            Console.WriteLine("  " + id);

        return holds ? 0 : 1;
    }
}
