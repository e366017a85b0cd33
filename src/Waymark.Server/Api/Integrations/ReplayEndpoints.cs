using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Telling a partner again, or for the first time what happened before it was connected.</summary>
static class ReplayEndpoints
{
    const string HowToAsk =
        "Say either {\"state\": \"dead\" or \"refused\", \"reason\": …}, or a range: {\"from\": position, \"to\": position} or {\"since\": time, \"until\": time}.";

    const int FastestPerSecond = 100_000;

    public static void MapReplays(this IEndpointRouteBuilder integration)
    {
        integration.MapPost("/replay", Replay).WithSummary("Sends given-up events, or a range of the stream, again");
        integration.MapPost("/backfill", Backfill).WithSummary("Tells what happened before the integration began");
        integration.MapGet("/replays", List).WithSummary("Replays and back-fills, newest first");
        integration.MapDelete("/replays/{run:int}", Cancel).WithSummary("Calls a replay or back-fill off");
    }

    static Results<Ok<ReplayView>, BadRequest<Problem>> Replay(
        string app, string integration, ReplayCommand command,
        IStream stream, IDeliveries deliveries, TimeProvider clock, [FromServices] DeliveryWorkers workers)
    {
        var target = new DeliveryTarget(app, integration);
        if (command.PerSecond is < 1 or > FastestPerSecond) return TypedResults.BadRequest(new Problem($"perSecond is from 1 to {FastestPerSecond}."));

        switch (command)
        {
            case { State: "dead" or "refused", From: null, To: null, Since: null, Until: null, Missed: not true, PerSecond: null }:
                var state = command.State == "dead" ? RowState.Dead : RowState.Refused;
                var rows = deliveries.Replay(target, state, command.Reason, clock.GetUtcNow());
                workers.Wake(target);
                return TypedResults.Ok(new ReplayView(rows, null));

            case { State: null, Reason: null, From: >= 1, Since: null, Until: null }:
            case { State: null, Reason: null, From: null, To: null, Since: not null }:
                var first = command.From ?? StreamPlaces.Before(stream, app, command.Since!.Value) + 1;
                var end = command.To ?? (command.Until is { } until ? StreamPlaces.Before(stream, app, until) : long.MaxValue);
                var last = Math.Min(end, stream.LastPosition);
                if (last < first) return TypedResults.BadRequest(new Problem("The stream has no events in that range."));

                var run = deliveries.BeginReplay(target, first - 1, last, clock.GetUtcNow(), command.PerSecond, command.Missed ?? false);
                workers.Wake(target);
                return TypedResults.Ok(new ReplayView(null, run.Number) { From = first, To = last });

            default:
                return TypedResults.BadRequest(new Problem(HowToAsk));
        }
    }

    static Results<Ok<ReplayView>, BadRequest<Problem>> Backfill(
        string app, string integration, BackfillCommand command,
        IStream stream, IDeliveries deliveries, TimeProvider clock, [FromServices] DeliveryWorkers workers)
    {
        var target = new DeliveryTarget(app, integration);
        if (command.From is not { } from) return TypedResults.BadRequest(new Problem("from says since when, such as 2026-01-01T00:00:00Z."));
        if (command.PerSecond is < 1 or > FastestPerSecond) return TypedResults.BadRequest(new Problem($"perSecond is from 1 to {FastestPerSecond}."));
        if (deliveries.Runs(target).FirstOrDefault(run => run.IsLive) is not { } live) return TypedResults.BadRequest(new Problem("The integration has not begun yet; try again in a second."));

        var first = StreamPlaces.Before(stream, app, from) + 1;

        if (first > live.From)
            return TypedResults.BadRequest(new Problem("Nothing happened between that time and the integration's start; what came later it has heard of, or can be replayed."));

        var begun = deliveries.BeginReplay(target, first - 1, live.From, clock.GetUtcNow(), command.PerSecond, onlyMissed: true);
        workers.Wake(target);
        return TypedResults.Ok(new ReplayView(null, begun.Number) { From = first, To = live.From });
    }

    static Ok<ReplayList> List(string app, string integration, [FromServices] DeliveryRoom room) =>
        TypedResults.Ok(new ReplayList([.. LedgerView.Of(new DeliveryTarget(app, integration), room).Replays.Reverse()]));

    static Results<Ok<ReplayList>, NotFound<Problem>> Cancel(
        string app, string integration, int run, TimeProvider clock, [FromServices] DeliveryRoom room, [FromServices] DeliveryWorkers workers)
    {
        var target = new DeliveryTarget(app, integration);

        if (!room.Deliveries.CancelReplay(target, run, clock.GetUtcNow()))
            return TypedResults.NotFound(new Problem($"There is no replay {run} that is under way."));

        workers.Wake(target);
        return TypedResults.Ok(new ReplayList([.. LedgerView.Of(target, room).Replays.Where(replay => replay.Run == run)]));
    }
}

/// <summary>Either given-up rows, or a range of the stream: positions with both ends included, or times.</summary>
public sealed record ReplayCommand(string? State, string? Reason, long? From, long? To)
{
    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Only what the partner has not taken yet.</summary>
    public bool? Missed { get; init; }

    /// <summary>How many events a second it may send.</summary>
    public int? PerSecond { get; init; }
}

/// <summary>Since when to tell what the integration was not there for, and how fast.</summary>
public sealed record BackfillCommand(DateTimeOffset? From, int? PerSecond);

/// <summary>How many rows became due, or the number of the new run.</summary>
public sealed record ReplayView(long? Replayed, int? Run)
{
    /// <summary>The first position of the range.</summary>
    public long? From { get; init; }

    /// <summary>The last position of the range.</summary>
    public long? To { get; init; }
}

/// <summary>Replays of an integration.</summary>
public sealed record ReplayList(IReadOnlyList<ReplayLedgerView> Replays);
