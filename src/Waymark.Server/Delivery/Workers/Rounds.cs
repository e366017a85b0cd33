using Waymark.Server.Delivery.Planning;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>What one integration is told, a window at a time: rows that came due, live events, and what is to be repeated.</summary>
sealed class Rounds(DeliveryRoom room, DeliveryTarget target, IdentityLinks links, Dispatch dispatch)
{
    readonly Replays _replays = new(room, target);
    readonly Ripening _ripening = new(room.Clock);

    DeliveryRun? _live;

    /// <summary>When there is something to do, though nothing happens; null when there is nothing.</summary>
    public DateTimeOffset? NextAt => new[] { room.Deliveries.NextDue(target), _replays.NextAt, _ripening.NextAt }.Min();

    /// <returns>The run that follows the stream; begun by the first who asks.</returns>
    public DeliveryRun Live() => _live ??= room.Deliveries.BeginLive(target, room.Stream.LastPosition, room.Clock.GetUtcNow());

    /// <summary>What is in memory may be ahead of what was stored: begins again from there.</summary>
    public void StartOver()
    {
        _live = null;
        links.Forget();
    }

    /// <summary>Delivers rows that came due.</summary>
    /// <returns>False when there are none.</returns>
    public async Task<bool> DeliverDueAsync(Assignment assignment, CancellationToken stop)
    {
        var rows = room.Deliveries.Due(target, room.Clock.GetUtcNow(), room.Options.Window);
        if (rows.Count == 0) return false;

        var agenda = new Agenda(room, assignment, links, Live());
        await dispatch.DeliverAsync(assignment, Live(), agenda, agenda.Of(rows), end: null, stop);
        return true;
    }

    /// <summary>Delivers what has happened since the last time.</summary>
    /// <returns>False when that is nothing.</returns>
    public async Task<bool> DeliverLiveAsync(Assignment assignment, CancellationToken stop)
    {
        var run = Live();
        var most = Math.Max(room.Options.Window, dispatch.Appetite);
        var events = _ripening.Ripe(room.Stream.Read(target.App, run.Cursors.Floor, most), assignment.Integration.DelaySeconds);
        if (events.Count == 0) return false;

        // Some of these may have been received under a configuration that is newer than this turn: who was just
        // switched on would not hear of them.
        if (room.Configuration.Current.Version != assignment.Version) return true;

        var agenda = new Agenda(room, assignment, links, run);
        await dispatch.DeliverAsync(assignment, run, agenda, agenda.Of(events, releases: assignment.CanSend), events[^1].Position, stop);
        return true;
    }

    /// <summary>Delivers what is to be repeated. Live events are always ahead of it, and the partner gets no more of it in a second than it can bear.</summary>
    /// <returns>False when there is nothing, or it is not time.</returns>
    public async Task<bool> DeliverReplayAsync(Assignment assignment, CancellationToken stop)
    {
        if (_replays.Take() is not { } stretch) return false;

        var (run, events, end) = stretch;

        var agenda = new Agenda(room, assignment, links, run);
        var consignments = agenda.Of(events, releases: false);
        await dispatch.DeliverAsync(assignment, run, agenda, consignments, end, stop);
        _replays.Sent(run, consignments.Count(consignment => consignment.Parcels.Count > 0));
        return true;
    }
}
