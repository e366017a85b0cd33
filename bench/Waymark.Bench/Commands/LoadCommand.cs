using System.CommandLine;
using System.Net;
using Waymark.Bench.Load;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Commands;

/// <summary>Measures the server under load, beside a bare handler under the same load.</summary>
sealed class LoadCommand(string target, int connections, int rounds, TimeSpan length, Uri? url, string assembly)
{
    readonly Generator _generator = new(connections, Random.Shared);
    readonly LoadReport _report = new();

    public static Command Create()
    {
        var target = new Option<string>("--target") { DefaultValueFactory = _ => "event", Description = "What to send." };
        target.AcceptOnlyFromAmong([.. Workload.Names]);

        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 128, Description = "How many at once." };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 10, Description = "The length of one round." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Rounds per server, alternating." };
        var url = new Option<string?>("--url") { Description = "Measure this server instead of starting one." };
        var server = new Option<string>("--server")
        {
            DefaultValueFactory = _ => Servers.DefaultAssembly(),
            Description = "The server's program, a release build.",
        };

        var command = new Command("load", "Loads the server and a bare handler in turns and prints both.")
        {
            target, connections, seconds, rounds, url, server,
        };

        command.SetAction((parse, stop) => new LoadCommand(
            parse.GetRequiredValue(target),
            parse.GetRequiredValue(connections),
            parse.GetRequiredValue(rounds),
            TimeSpan.FromSeconds(parse.GetRequiredValue(seconds)),
            parse.GetValue(url) is { } address ? new Uri(address) : null,
            parse.GetRequiredValue(server)).RunAsync(stop));

        return command;
    }

    async Task<int> RunAsync(CancellationToken stop)
    {
        if (target != "plaintext" && url is null && !Servers.IsBuilt(assembly))
            return 1;

        Preamble.Print();
        await using var plaintext = await Servers.StartPlaintextAsync(stop);

        foreach (var workload in Workload.Of(target))
        {
            Console.WriteLine($"{workload.Name}: {connections} connections, {rounds} rounds of {length.TotalSeconds} s each, body {workload.BodyLength} bytes");

            if (target == "plaintext")
                await MeasurePlaintextAsync(workload, plaintext, stop);
            else if (url is not null)
                await MeasureRunningAsync(workload, plaintext, url, stop);
            else
                await MeasureStartedAsync(workload, plaintext, stop);
        }

        Console.WriteLine();
        _report.Print();
        return 0;
    }

    async Task MeasurePlaintextAsync(Workload workload, ServerUnderTest plaintext, CancellationToken stop)
    {
        var comparison = new Comparison(_generator, workload, rounds, length);
        var idle = plaintext.Cost.Memory();
        await comparison.RunAsync(plaintext, null, stop);
        _report.Add("plaintext", comparison.Plaintext, null, idle, null);
    }

    async Task MeasureRunningAsync(Workload workload, ServerUnderTest plaintext, Uri url, CancellationToken stop)
    {
        var address = new IPEndPoint((await Dns.GetHostAddressesAsync(url.Host, stop))[0], url.Port);
        var comparison = new Comparison(_generator, workload, rounds, length);
        await comparison.RunAsync(plaintext, (address, null), stop);
        Report(workload, comparison, null, null);
    }

    async Task MeasureStartedAsync(Workload workload, ServerUnderTest plaintext, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("waymark-bench-").FullName;

        try
        {
            var comparison = new Comparison(_generator, workload, rounds, length);
            await KnowInstallsAsync(folder, stop);
            var before = Servers.BytesKept(folder);

            double idle;
            await using (var server = await Servers.StartWaymarkAsync(assembly, folder, stop))
            {
                await server.Cost.UntilIdleAsync(stop);
                idle = server.Cost.Memory();
                await comparison.RunAsync(plaintext, (server.Address, server.Cost), stop);
                await server.StopAsync(stop);
            }

            // Files are counted after an orderly end: only then is what waits in a write-ahead log in its place.
            var kept = (double)(Servers.BytesKept(folder) - before) / comparison.Answered;
            Report(workload, comparison, idle, kept);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Events are to come from installs the server knows, as they do in life; the first starts are not measured.
    async Task KnowInstallsAsync(string folder, CancellationToken stop)
    {
        await using var server = await Servers.StartWaymarkAsync(assembly, folder, stop);
        var starts = new Workload("first starts", [Workload.FirstStart]);
        await _generator.RunAsync(server.Address, starts, TimeSpan.FromSeconds(2));
        await server.Cost.UntilIdleAsync(stop);
        await server.StopAsync(stop);
    }

    void Report(Workload workload, Comparison comparison, double? idle, double? kept)
    {
        _report.Add("plaintext", comparison.Plaintext, null, null, null);
        _report.Add(workload.Name, comparison.Server, comparison.Plaintext, idle, kept);
    }
}
