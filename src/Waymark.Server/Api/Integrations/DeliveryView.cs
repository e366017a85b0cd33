using Waymark.Events;
using Waymark.Integrations;
using Waymark.Server.Delivery.Tracing;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>Everything that is known of one event at one integration.</summary>
public sealed record DeliveryView
{
    /// <summary>Where it stands in the live run.</summary>
    public required EventStanding Delivery { get; init; }

    public required EventView Event { get; init; }

    /// <summary>The decision table, up to the first check that failed.</summary>
    public required IReadOnlyList<PostbackStep> Checks { get; init; }

    /// <summary>What is sent for it, as it would be composed now; what was sent is not kept.</summary>
    public required Draft Request { get; init; }

    /// <summary>The requests that carried it, oldest first.</summary>
    public required IReadOnlyList<AttemptView> Attempts { get; init; }

    /// <summary>Replays that have come to it, and where it stands there.</summary>
    public required IReadOnlyList<EventStanding> Replays { get; init; }

    internal static DeliveryView Of(DeliveryTarget target, StreamEvent happened, DeliveryTrace trace, IDeliveries deliveries) => new()
    {
        Delivery = trace.Find(target, happened) ?? EventStanding.Of(happened, DeliveryRun.Live, EventStanding.Waiting),
        Event = EventView.Of(happened),
        Checks = trace.Explain(target, happened),
        Request = trace.Draft(target, happened) ?? new Draft(EventStanding.Waiting, null, "Nobody speaks to this partner.", []),
        Attempts = AttemptView.All(deliveries.BatchesOver(target, happened.Position, happened.Position)),
        Replays = trace.FindInReplays(target, happened),
    };
}
