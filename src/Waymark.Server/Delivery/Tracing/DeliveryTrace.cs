using Waymark.Events;
using Waymark.Integrations;
using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Answers what became of an event at an integration, and why.</summary>
sealed class DeliveryTrace(DeliveryRoom room)
{
    /// <returns>Where it stands in the live run; null when there is no such integration.</returns>
    public EventStanding? Find(DeliveryTarget target, StreamEvent happened) => FindAll(target, DeliveryRun.Live, [happened]).SingleOrDefault();

    /// <returns>Where events stand in a run, in the order given; empty when there is no such integration or run.</returns>
    public IEnumerable<EventStanding> FindAll(DeliveryTarget target, int number, IReadOnlyList<StreamEvent> events)
    {
        if (Assignment.Find(room.Configuration.Current, target, room.Connectors) is not { } assignment) return [];

        if (room.Deliveries.Runs(target).FirstOrDefault(run => run.Number == number) is { } found)
            return new Standings(room, assignment, found).Of(events);

        // The configuration knows it already, its worker has not begun.
        return number == DeliveryRun.Live ? events.Select(happened => EventStanding.Of(happened, number, EventStanding.Waiting)) : [];
    }

    /// <returns>Every replay that has come to the event, and where it stands there.</returns>
    public IReadOnlyList<EventStanding> FindInReplays(DeliveryTarget target, StreamEvent happened) =>
    [
        .. room.Deliveries.Runs(target)
            .Where(run => !run.IsLive && happened.Position > run.From && happened.Position <= run.To)
            .Where(run => run.CancelledAt is null || happened.Position <= run.Cursors[happened.Lane])
            .SelectMany(run => FindAll(target, run.Number, [happened])),
    ];

    /// <returns>Every check the event went through, up to the first that failed; empty when there is no such integration.</returns>
    public IReadOnlyList<PostbackStep> Explain(DeliveryTarget target, StreamEvent happened) =>
        Assignment.Find(room.Configuration.Current, target, room.Connectors) is { } assignment
            ? new Planner(room, assignment, new IdentityLinks(room.Deliveries, target)).Explain(happened)
            : [];

    /// <returns>What would be sent if the event came now; null when there is no such integration.</returns>
    public Draft? Draft(DeliveryTarget target, StreamEvent happened) =>
        Assignment.Find(room.Configuration.Current, target, room.Connectors) is { } assignment
            ? Tracing.Draft.Of(assignment, new Planner(room, assignment, new IdentityLinks(room.Deliveries, target)).Plan(happened), room.Clock.GetUtcNow())
            : null;
}
