using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark pause</c> and <c>waymark resume</c>: stop telling a partner for a while.</summary>
static class PauseCommand
{
    public static Command Create()
    {
        var reason = new Option<string?>("--reason") { Description = "Why, for those who wonder later." };
        var command = new Command("pause", "Stop telling a partner for a while; what happens meanwhile waits.") { reason };
        Carry(command, "pause", parsed => JsonContent.Create(new { reason = parsed.GetValue(reason) }));
        return command;
    }

    public static Command CreateResume()
    {
        var command = new Command("resume", "Go on telling a partner where it was paused.");
        Carry(command, "resume", _ => null);
        return command;
    }

    static void Carry(Command command, string verb, Func<ParseResult, HttpContent?> content)
    {
        var which = new IntegrationArguments();
        which.AddTo(command);
        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, which.Path(parsed, verb)) { Content = content(parsed) },
            answer => JsonNode.Parse(answer)! is var state ? $"{state["state"]}{(state["reason"] is { } why ? $": {why}" : "")}" : "");
    }
}
