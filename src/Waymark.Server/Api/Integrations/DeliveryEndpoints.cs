using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Delivery.Tracing;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>What became of every event at an integration, and the requests that carried it.</summary>
static class DeliveryEndpoints
{
    const int LongestPage = 1_000;

    public static void MapDeliveries(this IEndpointRouteBuilder integration)
    {
        integration.MapGet("/deliveries", Search).WithSummary("What became of events: sent and skipped ones too");
        integration.MapGet("/deliveries/{eventId}", Find).WithSummary("One delivery: standing, checks, request, attempts, replays");
        integration.MapGet("/deliveries/{eventId}/explanation", Explain).WithSummary("The same in words");
        integration.MapGet("/calls", ListCalls).WithSummary("The latest requests to the partner, newest first");
    }

    /// <param name="manage">The group of all management routes.</param>
    public static void MapExplanations(this IEndpointRouteBuilder manage) =>
        manage.MapGet("/integrations/{integration}/deliveries/{eventId}/explanation", ExplainAnywhere)
            .WithTags("Integrations").RequireManagementKey().WithSummary("What became of an event of whichever app, in words");

    static Results<Ok<DeliveryPage>, BadRequest<Problem>> Search(
        string app, string integration, [AsParameters] DeliveryQuestion question,
        [FromServices] DeliverySearch search, [FromServices] DeliveryTrace trace, IStream stream)
    {
        if (question.Problem() is { } problem) return TypedResults.BadRequest(new Problem(problem));

        var target = new DeliveryTarget(app, integration);

        if (question.EventId is { } id)
            return TypedResults.Ok(new DeliveryPage(stream.FindById(app, id) is { } one ? [.. trace.FindAll(target, question.Run ?? DeliveryRun.Live, [one])] : [], null));

        var (deliveries, next) = search.Find(target, question.AsQuery(LongestPage));
        return TypedResults.Ok(new DeliveryPage(deliveries, next));
    }

    static Results<Ok<DeliveryView>, NotFound<Problem>> Find(
        string app, string integration, string eventId, [FromServices] DeliveryTrace trace, IStream stream, IDeliveries deliveries) =>
        stream.FindById(app, eventId) is { } happened
            ? TypedResults.Ok(DeliveryView.Of(new DeliveryTarget(app, integration), happened, trace, deliveries))
            : TypedResults.NotFound(new Problem($"There is no event {eventId} in the stream of app {app}."));

    static Results<ContentHttpResult, NotFound<Problem>> Explain(
        string app, string integration, string eventId, [FromServices] DeliveryTrace trace, IStream stream, IDeliveries deliveries) =>
        stream.FindById(app, eventId) is { } happened
            ? TypedResults.Text(DeliveryWords.Of(integration, DeliveryView.Of(new DeliveryTarget(app, integration), happened, trace, deliveries)))
            : TypedResults.NotFound(new Problem($"There is no event {eventId} in the stream of app {app}."));

    static Results<ContentHttpResult, NotFound<Problem>> ExplainAnywhere(
        string integration, string eventId, ICurrentConfiguration configuration, [FromServices] DeliveryTrace trace, IStream stream, IDeliveries deliveries)
    {
        foreach (var app in configuration.Current.Document.Apps.Where(app => app.Integrations.Any(candidate => candidate.Id == integration)))
        {
            if (stream.FindById(app.Id, eventId) is { } happened)
                return TypedResults.Text(DeliveryWords.Of(integration, DeliveryView.Of(new DeliveryTarget(app.Id, integration), happened, trace, deliveries)));
        }

        return TypedResults.NotFound(new Problem($"There is no event {eventId} of any app that has an integration {integration}."));
    }

    static Ok<CallList> ListCalls(string app, string integration, int? limit, IDeliveries deliveries) => TypedResults.Ok(new CallList(
        [.. deliveries.Batches(new DeliveryTarget(app, integration), Math.Clamp(limit ?? 100, 1, LongestPage)).Select(CallView.Of)]));
}

/// <summary>Some deliveries, and where the next ones begin: <c>?after=NEXT</c>. A page may be empty and yet have a next one.</summary>
public sealed record DeliveryPage(
    IReadOnlyList<EventStanding> Deliveries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);

/// <summary>The latest requests.</summary>
public sealed record CallList(IReadOnlyList<CallView> Calls);
