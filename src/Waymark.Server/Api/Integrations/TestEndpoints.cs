using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Connectors;
using Waymark.Server.Delivery;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Trying an integration out.</summary>
static class TestEndpoints
{
    public static void MapTests(this IEndpointRouteBuilder integration) =>
        integration.MapPost("/test", Test).WithSummary("Asks the partner whether the settings work");

    static async Task<Results<Ok<TestView>, NotFound<Problem>>> Test(
        string app, string integration, [FromServices] DeliveryWorkers workers, CancellationToken stop) =>
        await workers.TestAsync(new DeliveryTarget(app, integration), stop) is { } answer
            ? TypedResults.Ok(TestView.Of(answer))
            : TypedResults.NotFound(new Problem("Nobody speaks to this partner."));
}

/// <summary>What the partner said to a test.</summary>
/// <param name="Works">Null when the partner's answer shows nothing either way.</param>
/// <param name="Reason">Why not, in words.</param>
public sealed record TestView([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Works, string? Reason)
{
    public static TestView Of(ProbeAnswer answer) => answer switch
    {
        ProbeAnswer.Works => new(true, null),
        ProbeAnswer.Fails fails => new(false, fails.Reason),
        ProbeAnswer.CannotTell unclear => new(null, unclear.Reason),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a probe."),
    };
}
