using Waymark.Events;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>What is to be done about the events of one window, or about rows that came due.</summary>
sealed class Agenda(DeliveryRoom room, Assignment assignment, IdentityLinks links, DeliveryRun run)
{
    readonly Planner _planner = new(room, assignment, links, run.Number);

    HashSet<int>? _cancelled;

    /// <summary>Codes of things an operator should look at.</summary>
    public IReadOnlyList<string> Warnings => _planner.Warnings;

    /// <param name="events">In the order of the stream.</param>
    /// <param name="releases">What waited for the people in these events may go out with them.</param>
    public List<Consignment> Of(IReadOnlyList<StreamEvent> events, bool releases)
    {
        var consignments = new List<Consignment>(events.Count);
        var held = releases && room.Deliveries.HasHeld(assignment.Target) ? new HashSet<string>(StringComparer.Ordinal) : null;
        var told = run.OnlyMissed && events.Count > 0 ? Told.Between(room.Deliveries, assignment.Target, events[0].Position, events[^1].Position) : null;

        foreach (var happened in events.Where(happened => happened.Position > run.Cursors[happened.Lane]))
        {
            var consignment = _planner.Plan(happened, isDuplicate: told?.Has(happened) == true);

            // What waited for this subject goes first, as soon as an event of theirs shows that the waiting is over.
            if (held is not null && (consignment.Fate is not Fate.Held || MayBringAnId(happened)) && held.Add(DeliveryRow.SubjectOf(happened.InstallId, happened.UserId)))
                consignments.AddRange(Released(happened));

            consignments.Add(consignment);
        }

        return consignments;
    }

    /// <param name="rows">Rows that came due, of any run.</param>
    public List<Consignment> Of(IEnumerable<DeliveryRow> rows) =>
        [.. rows.OrderBy(row => row.Position).Select(row => Of(row, isOver: row.State == RowState.Held))];

    IEnumerable<Consignment> Released(StreamEvent happened) =>
        SubjectsOf(happened).SelectMany(subject => room.Deliveries.HeldOf(assignment.Target, subject))
            .DistinctBy(row => (row.Run, row.Position))
            .Select(row => Of(row, isOver: false))
            .Where(consignment => consignment.Fate is not Fate.Held);

    // Events of one person may wait for different ids: one of them may be there although this event still waits for another.
    static bool MayBringAnId(StreamEvent happened) => happened.Kind is EventKind.SignUp or EventKind.UserUpdated or EventKind.Identified;

    // What waits for a user may wait under one of their devices, and the other way round: an id may be told by the app or by a server.
    IEnumerable<string> SubjectsOf(StreamEvent happened)
    {
        yield return DeliveryRow.SubjectOf(happened.InstallId, happened.UserId);
        if (happened.UserId is not { } userId) yield break;

        if (happened.InstallId is not null)
        {
            yield return DeliveryRow.SubjectOf(null, userId);
            yield break;
        }

        foreach (var installId in room.People.FindUser(happened.App, userId)?.InstallIds ?? [])
            yield return DeliveryRow.SubjectOf(installId, userId);
    }

    Consignment Of(DeliveryRow row, bool isOver)
    {
        var happened = room.Stream.Find(assignment.Target.App, row.Position);

        if (happened is null)
            return Consignment.Settled(null, row, new Fate.Dead("event_gone", "The stream no longer holds the event."));

        return IsCancelled(row.Run)
            ? Consignment.Settled(happened, row, new Fate.Dead("cancelled", "The replay it belonged to was called off."))
            : _planner.Plan(happened, row, isOver);
    }

    bool IsCancelled(int number)
    {
        if (number == DeliveryRun.Live) return false;

        _cancelled ??= [.. room.Deliveries.Runs(assignment.Target).Where(run => run.CancelledAt is not null).Select(run => run.Number)];
        return _cancelled.Contains(number);
    }
}
