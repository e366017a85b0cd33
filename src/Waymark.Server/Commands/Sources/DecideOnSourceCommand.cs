using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Sources;

/// <summary><c>waymark sources block</c>, <c>clear</c> and <c>reject</c>: a person's word.</summary>
static class DecideOnSourceCommand
{
    public static Command Create(string action, string description)
    {
        var which = new SourceArguments();
        var command = new Command(action, description);
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed =>
            {
                var body = which.Body(parsed);
                body["action"] = action;
                return new(HttpMethod.Post, which.Path(parsed, "decisions")) { Content = JsonContent.Create(body) };
            },
            answer => SourceLines.Findings(JsonNode.Parse(answer)!, nothing: "Nothing stands against it."));
        return command;
    }

    public static Command CreateReject()
    {
        var which = new SourceArguments();
        var from = new Option<string>("--from") { Description = "The first day of installs, in the app's time zone: 2026-01-31.", Required = true };
        var to = new Option<string>("--to") { Description = "The last.", Required = true };
        var command = new Command("reject", "Take installs that have been counted out of the figures, as far as their month is open.") { from, to };
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed =>
            {
                var body = which.Body(parsed);
                (body["from"], body["to"]) = (parsed.GetValue(from), parsed.GetValue(to));
                return new(HttpMethod.Post, which.Path(parsed, "rejections")) { Content = JsonContent.Create(body) };
            },
            answer => JsonNode.Parse(answer)! is var done ? $"{done["moved"]} installs were taken out of the figures; {done["noted"]} were only noted, because their month is closed." : "");
        return command;
    }
}
