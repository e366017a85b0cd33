using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark deliveries APP INTEGRATION</c>: what became of events at a partner.</summary>
static class DeliveriesCommand
{
    public static Command Create()
    {
        var which = new IntegrationArguments();
        var state = new Option<string?>("--state") { Description = "sent, skipped, held, retrying, refused, dead, waiting or before_start." };
        var reason = new Option<string?>("--reason") { Description = "Only those with this reason." };
        var name = new Option<string?>("--event") { Description = "Only events of this name." };
        var id = new Option<string?>("--id") { Description = "Only the event with this id." };
        var install = new Option<string?>("--install") { Description = "Only events of this install." };
        var user = new Option<string?>("--user") { Description = "Only events of this user." };
        var from = new Option<string?>("--from") { Description = "Events from this moment on, such as 2026-01-31T00:00:00Z." };
        var to = new Option<string?>("--to") { Description = "Events before this moment." };
        var run = new Option<int?>("--run") { Description = "In this replay; in the live run when absent." };
        var newest = new Option<bool>("--newest") { Description = "The newest first." };
        var after = new Option<long?>("--after") { Description = "Where the last page ended." };
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 50 };
        var command = new Command("deliveries", "Show what became of events at a partner: sent and skipped ones too.")
        {
            state, reason, name, id, install, user, from, to, run, newest, after, limit,
        };
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, which.Path(parsed, "deliveries") + QueryText.Of(
                ("state", parsed.GetValue(state)),
                ("reason", parsed.GetValue(reason)),
                ("event", parsed.GetValue(name)),
                ("eventId", parsed.GetValue(id)),
                ("install", parsed.GetValue(install)),
                ("user", parsed.GetValue(user)),
                ("from", parsed.GetValue(from)),
                ("to", parsed.GetValue(to)),
                ("run", parsed.GetValue(run)?.ToString(CultureInfo.InvariantCulture)),
                ("order", parsed.GetValue(newest) ? "newest" : null),
                ("after", parsed.GetValue(after)?.ToString(CultureInfo.InvariantCulture)),
                ("limit", parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)))),
            Show);
        return command;
    }

    static string Show(string answer)
    {
        var page = JsonNode.Parse(answer)!;
        var lines = page["deliveries"]!.AsArray().Select(Line!).ToList();

        if (lines.Count == 0) lines.Add("Nothing here.");
        if (page["next"]?.GetValueKind() == JsonValueKind.Number) lines.Add($"There may be more: --after {page["next"]}");

        return string.Join('\n', lines);
    }

    static string Line(JsonNode delivery)
    {
        var at = delivery["at"]!.GetValue<DateTimeOffset>().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var state = $"{delivery["state"]}{(delivery["reason"] is { } reason ? $", {reason}" : "")}";
        return $"{at}  {delivery["eventId"],-24}  {delivery["event"],-24}  {state,-32}  {delivery["installInstanceId"] ?? delivery["userId"]}".TrimEnd();
    }
}
