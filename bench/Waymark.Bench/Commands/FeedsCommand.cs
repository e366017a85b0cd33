using System.CommandLine;
using Waymark.Bench.Feeds;
using Waymark.Bench.Load;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Commands;

/// <summary>Measures how fast a feed's batches are taken and understood, beside a handler that only parses them.</summary>
sealed class FeedsCommand(int connections, int rounds, TimeSpan length, int events, string parent, string assembly)
{
    readonly Generator _generator = new(connections, Random.Shared);
    readonly FeedReport _report = new(events);

    public static Command Create()
    {
        var shape = new Option<string[]>("--shape") { DefaultValueFactory = _ => [FeedWorkload.Batch], Description = "batch: all events of a request in one batch; bulk: a batch each." };
        shape.AcceptOnlyFromAmong([.. FeedWorkload.Shapes]);
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 100, Description = "How many events a request holds." };
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 16, Description = "How many at once." };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 5, Description = "The length of one round." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Rounds per server, alternating." };
        var parent = new Option<string>("--in") { DefaultValueFactory = _ => Path.GetTempPath(), Description = "Where the throw-away folder is made: on the disk to measure." };
        var server = new Option<string>("--server") { DefaultValueFactory = _ => Servers.DefaultAssembly(), Description = "The server's program, a release build." };
        var command = new Command("feeds", "Posts batches of a feed, each answered after its durable commit, and prints events a second.")
        {
            shape, events, connections, seconds, rounds, parent, server,
        };

        command.SetAction((parse, stop) => new FeedsCommand(
            parse.GetRequiredValue(connections),
            parse.GetRequiredValue(rounds),
            TimeSpan.FromSeconds(parse.GetRequiredValue(seconds)),
            parse.GetRequiredValue(events),
            parse.GetRequiredValue(parent),
            parse.GetRequiredValue(server)).RunAsync(parse.GetRequiredValue(shape), stop));

        return command;
    }

    async Task<int> RunAsync(IReadOnlyList<string> shapes, CancellationToken stop)
    {
        if (!Servers.IsBuilt(assembly))
            return 1;

        Preamble.Print();
        await using var parser = await Servers.StartParserAsync(stop);

        foreach (var shape in shapes)
            await MeasureAsync(FeedWorkload.Of(shape, events), parser, stop);

        Console.WriteLine();
        _report.Print();
        return 0;
    }

    async Task MeasureAsync(Workload workload, ServerUnderTest parser, CancellationToken stop)
    {
        Console.WriteLine($"{workload.Name}: {connections} connections, {rounds} rounds of {length.TotalSeconds} s each, body {workload.BodyLength:N0} bytes");
        var folder = Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName()));

        try
        {
            var comparison = new Comparison(_generator, workload, rounds, length);

            await using (var server = await Servers.StartWaymarkAsync(assembly, folder.FullName, stop))
                await comparison.RunAsync(parser, (server.Address, server.Cost), stop);

            _report.Add($"parse only, {workload.Name}", comparison.Plaintext, null);
            _report.Add($"feed, {workload.Name}", comparison.Server, comparison.Plaintext);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
