using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Integrations;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Trials;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Trying an integration out.</summary>
static class TestEndpoints
{
    public static void MapTests(this IEndpointRouteBuilder integration)
    {
        integration.MapPost("/test", Test).WithSummary("Asks the partner whether the settings work, without leaving anything behind there");
        integration.MapPost("/dry-run", DryRun).WithSummary("What would become of an event: every check, and the request; sends nothing");
        integration.MapPost("/send-test", SendTest).WithSummary("Sends one event for real, beside the ledger, if the partner may hear of it");
    }

    static async Task<Results<Ok<TestView>, NotFound<Problem>>> Test(
        string app, string integration, [FromServices] DeliveryWorkers workers, CancellationToken stop) =>
        await workers.TestAsync(new DeliveryTarget(app, integration), stop) is { } answer
            ? TypedResults.Ok(TestView.Of(answer))
            : TypedResults.NotFound(NobodySpeaks);

    static Results<Ok<TrialView>, BadRequest<Problem>, NotFound<Problem>> DryRun(
        string app, string integration, TrialCommand command, IStream stream, [FromServices] DeliveryRoom room)
    {
        var (tried, problem) = command.Read(app, stream, room.People, room.Clock.GetUtcNow());
        if (tried is null) return TypedResults.BadRequest(new Problem(problem!));

        return new Trial(room).DryRun(new DeliveryTarget(app, integration), tried) is { } report
            ? TypedResults.Ok(TrialView.Of(report))
            : TypedResults.NotFound(NobodySpeaks);
    }

    static async Task<Results<Ok<TrialView>, BadRequest<Problem>, NotFound<Problem>>> SendTest(
        string app, string integration, TrialCommand command, IStream stream, [FromServices] DeliveryRoom room, CancellationToken stop)
    {
        var (tried, problem) = command.Read(app, stream, room.People, room.Clock.GetUtcNow());
        if (tried is null) return TypedResults.BadRequest(new Problem(problem!));

        return await new Trial(room).SendAsync(new DeliveryTarget(app, integration), tried, stop) is { } report
            ? TypedResults.Ok(TrialView.Of(report))
            : TypedResults.NotFound(NobodySpeaks);
    }

    static Problem NobodySpeaks => new("Nobody speaks to this partner.");
}

/// <summary>What came of a trial.</summary>
/// <param name="Event">What was tried.</param>
/// <param name="Checks">The decision table, up to the first check that failed.</param>
/// <param name="Request">What would be sent, or why nothing would.</param>
/// <param name="Calls">The requests that were made; none in a dry run.</param>
/// <param name="Verdict">What the partner said in the end; null when it was not asked.</param>
public sealed record TrialView(EventView Event, IReadOnlyList<PostbackStep> Checks, Draft Request, IReadOnlyList<CallView> Calls, string? Verdict)
{
    internal static TrialView Of(TrialReport report) =>
        new(EventView.Of(report.Event), report.Checks, report.Draft, [.. report.Calls.Select(CallView.Of)], report.Verdict);
}
