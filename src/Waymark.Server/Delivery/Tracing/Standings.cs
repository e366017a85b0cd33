using Waymark.Events;
using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>Tells where events stand in one run, though what went right has left no row.</summary>
sealed class Standings(DeliveryRoom room, Assignment assignment, DeliveryRun run)
{
    /// <summary>It was passed over under the settings of then; those of today would send it.</summary>
    const string SettingsChanged = "settings_changed";

    // Beyond that, two events are looked up apart rather than with all that lies between them.
    const long LongestStretch = 5_000;

    readonly Planner _planner = new(room, assignment, new IdentityLinks(room.Deliveries, assignment.Target), run.Number);

    /// <param name="events">In the order of the stream, or against it.</param>
    public IEnumerable<EventStanding> Of(IReadOnlyList<StreamEvent> events)
    {
        for (var from = 0; from < events.Count;)
        {
            var near = events.Skip(from).TakeWhile(happened => Math.Abs(happened.Position - events[from].Position) <= LongestStretch).ToList();
            var stretch = Stretch.Read(
                room.Deliveries, run, near.Min(happened => happened.Position), near.Max(happened => happened.Position), byAnyRun: false);

            foreach (var happened in near)
                yield return Of(happened, stretch);

            from += near.Count;
        }
    }

    EventStanding Of(StreamEvent happened, Stretch stretch)
    {
        if (stretch.RowOf(happened.Position) is { } row)
            return EventStanding.Of(row);

        if (happened.Position <= run.From)
            return Of(happened, EventStanding.BeforeStart) with { Detail = "The integration began after it." };

        if (happened.Position > run.Cursors[happened.Lane])
            return Of(happened, EventStanding.Waiting);

        return stretch.WasTaken(happened.Position) ? Of(happened, EventStanding.Sent) : Recompute(happened);
    }

    // The decision is a pure function, so asking it again tells what it said.
    EventStanding Recompute(StreamEvent happened)
    {
        var consignment = _planner.Plan(happened);

        // It waits no more and left no row: its time was up.
        if (consignment.Fate is Fate.Held)
            consignment = _planner.Plan(happened, hasWaitedLongEnough: true);

        if (consignment.Fate is Fate.Skipped skipped)
            return Of(happened, EventStanding.Skipped, skipped.Reason);

        // Its request is too old to be known any more, or it needed none.
        if (happened.Position <= run.Forgotten || consignment.Fate is Fate.Sent)
            return Of(happened, EventStanding.Sent);

        return Of(happened, EventStanding.Skipped, run.OnlyMissed ? Told.Duplicate : SettingsChanged);
    }

    EventStanding Of(StreamEvent happened, string state, string? reason = null) => EventStanding.Of(happened, run.Number, state, reason);
}
