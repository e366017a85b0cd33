using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary><c>waymark replay</c>: tells a partner again what was given up or refused, or a stretch of the stream.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var integration = new Option<string>("--integration") { Description = "The integration's id.", Required = true };
        var state = new Option<string>("--state") { Description = "Which events: dead or refused.", DefaultValueFactory = _ => "dead" };
        state.AcceptOnlyFromAmong("dead", "refused");
        var reason = new Option<string?>("--reason") { Description = "Only those with this reason." };
        var from = new Option<long?>("--from") { Description = "Instead of given-up events: the first position of a stretch of the stream." };
        var to = new Option<long?>("--to") { Description = "With --from: the last position; the stream's end when absent." };
        var command = new Command("replay", "Tell a partner again what was given up, or a stretch of the stream.") { app, integration, state, reason, from, to };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, ManagementCall.Path("apps", parsed.GetValue(app)!, "integrations", parsed.GetValue(integration)!, "replay"))
            {
                Content = parsed.GetValue(from) is { } first
                    ? JsonContent.Create(new { from = first, to = parsed.GetValue(to) })
                    : JsonContent.Create(new { state = parsed.GetValue(state), reason = parsed.GetValue(reason) }),
            },
            answer => answer);

        return command;
    }
}
