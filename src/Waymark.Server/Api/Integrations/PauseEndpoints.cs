using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Stopping an integration for a while. What happens meanwhile waits in the stream.</summary>
static class PauseEndpoints
{
    public static void MapPause(this IEndpointRouteBuilder integration)
    {
        integration.MapPost("/pause", Pause).WithSummary("Stops sending; the cursor stands still and nothing is lost");
        integration.MapPost("/resume", Resume).WithSummary("Goes on where it was paused");
    }

    static Ok<PauseView> Pause(string app, string integration, PauseCommand? command, [FromServices] DeliveryRoom room, [FromServices] DeliveryWorkers workers)
    {
        var target = new DeliveryTarget(app, integration);
        room.Deliveries.Pause(target, new DeliveryPause(room.Clock.GetUtcNow(), command?.Reason));
        workers.Wake(target);
        return TypedResults.Ok(PauseView.Of(target, room));
    }

    static Ok<PauseView> Resume(string app, string integration, [FromServices] DeliveryRoom room, [FromServices] DeliveryWorkers workers)
    {
        var target = new DeliveryTarget(app, integration);
        room.Deliveries.Resume(target);
        workers.Wake(target);
        return TypedResults.Ok(PauseView.Of(target, room));
    }
}

/// <summary>Why an integration is paused, for those who wonder later.</summary>
public sealed record PauseCommand(string? Reason);

/// <summary>How the integration is doing now.</summary>
public sealed record PauseView(string State, string? Reason, DateTimeOffset? PausedSince)
{
    internal static PauseView Of(DeliveryTarget target, DeliveryRoom room)
    {
        var ledger = LedgerView.Of(target, room);
        return new(ledger.State, ledger.Reason, room.Deliveries.PauseOf(target)?.Since);
    }
}
