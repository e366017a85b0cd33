using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark alarms</c>: what somebody should look at.</summary>
static class AlarmsCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Those that are over, too." };
        var command = new Command("alarms", "Show what is wrong with integrations.") { all };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, ManagementCall.Path("alarms") + (parsed.GetValue(all) ? "" : "?open=true")),
            answer => JsonNode.Parse(answer)!["alarms"]!.AsArray() is { Count: > 0 } alarms ? string.Join('\n', alarms.Select(Line!)) : "There are none.");
        return command;
    }

    static string Line(JsonNode alarm) =>
        $"{alarm["since"]}  {alarm["app"]}/{alarm["integration"]}  {alarm["kind"]}: {alarm["detail"]}{(alarm["until"] is { } until ? $" (over since {until})" : "")}";
}
