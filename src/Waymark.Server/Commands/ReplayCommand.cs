using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark replay</c>, <c>replays</c> and <c>backfill</c>: tell a partner again, or for the first time what happened before it was connected.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var which = new IntegrationArguments();
        var state = new Option<string>("--state") { Description = "Which events: dead or refused.", DefaultValueFactory = _ => "dead" };
        state.AcceptOnlyFromAmong("dead", "refused");
        var reason = new Option<string?>("--reason") { Description = "Only those with this reason." };
        var from = new Option<long?>("--from") { Description = "Instead of given-up events: the first position of a stretch of the stream." };
        var to = new Option<long?>("--to") { Description = "With --from: the last position; the stream's end when absent." };
        var since = new Option<string?>("--since") { Description = "Instead of --from: the moment the stretch begins at, such as 2026-01-31T00:00:00Z." };
        var until = new Option<string?>("--until") { Description = "With --since: the moment it ends before; the stream's end when absent." };
        var missed = new Option<bool>("--missed") { Description = "Of the stretch, only what the partner has not taken yet." };
        var perSecond = new Option<int?>("--per-second") { Description = "How many events of the stretch to send in a second." };
        var command = new Command("replay", "Tell a partner again what was given up, or a stretch of the stream.") { state, reason, from, to, since, until, missed, perSecond };
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, which.Path(parsed, "replay"))
            {
                Content = parsed.GetValue(from) is null && parsed.GetValue(since) is null
                    ? JsonContent.Create(new { state = parsed.GetValue(state), reason = parsed.GetValue(reason) })
                    : JsonContent.Create(new
                    {
                        from = parsed.GetValue(from),
                        to = parsed.GetValue(to),
                        since = parsed.GetValue(since),
                        until = parsed.GetValue(until),
                        missed = parsed.GetValue(missed),
                        perSecond = parsed.GetValue(perSecond),
                    }),
            },
            answer => answer);
        return command;
    }

    public static Command CreateBackfill()
    {
        var which = new IntegrationArguments();
        var from = new Option<string>("--from") { Description = "Since when, such as 2026-01-31T00:00:00Z.", Required = true };
        var perSecond = new Option<int?>("--per-second") { Description = "How many events to send in a second; what happens meanwhile always goes first." };
        var command = new Command("backfill", "Tell a partner what happened before it was connected.") { from, perSecond };
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, which.Path(parsed, "backfill"))
            {
                Content = JsonContent.Create(new { from = parsed.GetValue(from), perSecond = parsed.GetValue(perSecond) }),
            },
            answer => answer);
        return command;
    }

    public static Command CreateList()
    {
        var which = new IntegrationArguments();
        var cancel = new Option<int?>("--cancel") { Description = "Call this one off." };
        var command = new Command("replays", "Show a partner's replays and back-fills, or call one off.") { cancel };
        which.AddTo(command);

        new ManagementCall().Carry(
            command,
            parsed => parsed.GetValue(cancel) is { } run
                ? new(HttpMethod.Delete, which.Path(parsed, "replays", run.ToString(CultureInfo.InvariantCulture)))
                : new(HttpMethod.Get, which.Path(parsed, "replays")),
            Show);
        return command;
    }

    static string Show(string answer)
    {
        var replays = JsonNode.Parse(answer)!["replays"]!.AsArray();
        return replays.Count == 0 ? "There are none." : string.Join('\n', replays.Select(Line!));
    }

    static string Line(JsonNode replay)
    {
        var ledger = replay["ledger"]!;
        var state = replay["cancelledAt"] is not null ? "called off" : replay["finished"]!.GetValue<bool>() ? "finished" : $"at {ledger["cursor"]}";
        var skipped = ledger["skipped"]!.AsObject().Sum(reason => reason.Value!.GetValue<long>());
        return $"{replay["run"]}: {replay["from"]} to {replay["to"]}, {state}; {ledger["sent"]} sent, {skipped} skipped, {ledger["held"]} held, {ledger["retrying"]} retrying, {ledger["refused"]} refused, {ledger["dead"]} dead";
    }
}
