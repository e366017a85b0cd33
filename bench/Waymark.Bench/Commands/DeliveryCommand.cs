using System.CommandLine;
using Waymark.Apps;
using Waymark.Bench.Deliveries;
using Waymark.Bench.Processes;

namespace Waymark.Bench.Commands;

/// <summary>Measures how fast a backlog reaches a partner.</summary>
static class DeliveryCommand
{
    static readonly IReadOnlyDictionary<string, Integration> Integrations = new[]
    {
        Integration("clevertap", new() { ["accountId"] = "TEST-ACC-0001", ["passcode"] = "test-passcode", ["baseUrl"] = "{sandbox}/clevertap" }),
        Integration("webhook", new() { ["url"] = "{sandbox}/echo/bench" }),
    }.ToDictionary(integration => integration.Partner);

    public static Command Create()
    {
        var partner = new Option<string>("--partner") { DefaultValueFactory = _ => "clevertap", Description = "clevertap (a thousand records a call) or webhook (one)." };
        partner.AcceptOnlyFromAmong([.. Integrations.Keys]);
        var events = new Option<int>("--events") { DefaultValueFactory = _ => 300_000, Description = "How long the backlog is." };
        var parent = new Option<string>("--in") { DefaultValueFactory = _ => Path.GetTempPath(), Description = "Where the throw-away folder is made: on the disk to measure." };
        var command = new Command("delivery", "Delivers a backlog to the sandbox in a process of its own.") { partner, events, parent };

        command.SetAction(async (parse, stop) =>
        {
            Preamble.Print();
            var folder = Directory.CreateDirectory(Path.Combine(parse.GetRequiredValue(parent), Path.GetRandomFileName()));

            try
            {
                await new DeliveryMeasurement(folder.FullName, Servers.Released("Waymark.Sandbox"), parse.GetValue(events))
                    .RunAsync(Integrations[parse.GetRequiredValue(partner)], stop);
                return 0;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    static Integration Integration(string partner, Dictionary<string, string> settings) => new()
    {
        Id = "bench", Partner = partner, Active = true, Settings = settings, Events = [new EventMapping { Event = "*" }],
    };
}
