using Waymark.Events;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery;

/// <summary>Answers what became of an event at an integration, though what went right has left no row.</summary>
sealed class DeliveryTrace(DeliveryRoom room)
{
    /// <returns>Null when there is no such integration.</returns>
    public EventStanding? Find(DeliveryTarget target, StreamEvent happened)
    {
        if (Assignment.Find(room.Configuration.Current, target, room.Connectors) is not { } assignment) return null;

        if (room.Deliveries.Find(target, DeliveryRun.Live, happened.Position) is { } row)
            return Of(happened, LedgerStates.Of(row.State).ToString().ToLowerInvariant(), row.Reason) with { Detail = row.Detail, Attempts = row.Attempts, DueAt = row.DueAt };

        var run = room.Deliveries.Runs(target).FirstOrDefault(candidate => candidate.IsLive);

        if (run is null || happened.Position > run.Cursors[happened.Lane])
            return Of(happened, "waiting", null);

        return happened.Position <= run.From
            ? Of(happened, "before_start", "The integration began after it.")
            : Recompute(assignment, target, happened);
    }

    /// <returns>Every check the event went through, up to the first that failed; empty when there is no such integration.</returns>
    public IReadOnlyList<PostbackStep> Explain(DeliveryTarget target, StreamEvent happened) =>
        Assignment.Find(room.Configuration.Current, target, room.Connectors) is { } assignment
            ? new Planner(room, assignment, new Links(room.Deliveries, target)).Explain(happened)
            : [];

    // The decision is a pure function, so asking it again tells what it said.
    EventStanding Recompute(Assignment assignment, DeliveryTarget target, StreamEvent happened)
    {
        var planner = new Planner(room, assignment, new Links(room.Deliveries, target));
        return planner.Plan(happened).Fate is Fate.Skipped skipped
            ? Of(happened, "skipped", skipped.Reason)
            : Of(happened, "sent", null);
    }

    static EventStanding Of(StreamEvent happened, string state, string? reason) =>
        new(happened.Position, happened.Id, happened.Name, happened.At, happened.InstallId, state, reason);
}

/// <summary>Where one event stands at one integration.</summary>
public sealed record EventStanding(
    long Position, string EventId, string Event, DateTimeOffset At, string? InstallInstanceId, string State, string? Reason)
{
    public string? Detail { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? DueAt { get; init; }
}
