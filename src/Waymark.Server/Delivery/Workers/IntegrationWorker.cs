using Waymark.Connectors;
using Waymark.Server.Delivery.Planning;
using Waymark.Server.Delivery.Sending;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Follows the stream for one integration. Shares nothing with the others that could make them wait.</summary>
sealed partial class IntegrationWorker : IDisposable
{
    readonly DeliveryRoom _room;
    readonly DeliveryTarget _target;
    readonly ILogger _log;
    readonly PartnerLine _line;
    readonly IdentityLinks _links;
    readonly Bell _bell;
    readonly Replays _replays;
    readonly Ripening _ripening;
    readonly Condition _condition;
    readonly Dispatch _dispatch;

    Assignment? _assignment;
    DeliveryRun? _live;
    volatile bool _isHurried;

    public IntegrationWorker(DeliveryRoom room, DeliveryTarget target, ILogger log)
    {
        _room = room;
        _target = target;
        _log = log;
        _line = PartnerLine.Open(room, target);
        _links = new IdentityLinks(room.Deliveries, target);
        _bell = new Bell(room.Stream, room.Clock);
        _replays = new Replays(room, target);
        _ripening = new Ripening(room.Clock);
        _condition = new Condition(room, target);
        _dispatch = new Dispatch(room, _line, _links, _condition);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _bell.RestAsync(await TurnAsync(stop), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                TurnFailed(_target.App, _target.Integration, e);
                StartOver(e);
            }
        }
    }

    /// <summary>Something changed that the worker cannot see by itself: the configuration, or a command.</summary>
    public void Wake() => _bell.Ring();

    /// <summary>A person has seen that the partner is well again: there is no reason to rest any longer.</summary>
    public void Hurry()
    {
        _isHurried = true;
        Wake();
    }

    /// <summary>Does what is due, the most urgent first, and says how long there is nothing more to do.</summary>
    public async Task<Pause> TurnAsync(CancellationToken stop)
    {
        if (Assignment.Find(_room.Configuration.Current, _target, _room.Connectors) is not { } assignment)
            return new Pause(null, null);

        // However the settings do: what happens from now on is to be told one day.
        Live();

        if (_room.Deliveries.PauseOf(_target) is { } pause)
        {
            _condition.Paused(pause);
            return new Pause(null, null);
        }

        await NoticeChangesAsync(assignment, stop);

        if (_isHurried)
        {
            _isHurried = false;
            _condition.StartAnew(assignment);
        }

        if (assignment.CanSend)
        {
            if (_condition.RestsUntil is { } rest && rest > _room.Clock.GetUtcNow())
                return new Pause(rest, null);

            if (_condition.IsBroken && !await ProbeAsync(assignment, stop))
                return new Pause(_condition.RestsUntil, null);
        }

        var wasDue = assignment.CanSend && await DeliverDueAsync(assignment, stop);
        if (wasDue && _condition.RestsUntil > _room.Clock.GetUtcNow()) return Pause.None;

        // A long list of rows that came due must not keep live events waiting: window by window they take turns.
        var newest = _room.Stream.LastPosition;

        if (await DeliverLiveAsync(assignment, stop) || wasDue)
            return Pause.None;

        if (!assignment.CanSend)
            return new Pause(null, newest);

        return await DeliverReplayAsync(assignment, stop) ? Pause.None : new Pause(NextMoment(), newest);
    }

    public void Dispose()
    {
        _line.Dispose();
        _bell.Dispose();
    }

    async Task NoticeChangesAsync(Assignment assignment, CancellationToken stop)
    {
        var before = _assignment;
        _assignment = assignment;

        if (!assignment.IsSetDifferentlyFrom(before) && !_condition.IsPaused) return;

        // A person changed something: whatever was wrong before may be right now.
        _condition.StartAnew(assignment);

        if (assignment.CanSend)
            await ProbeAsync(assignment, stop);
    }

    /// <returns>False when the settings do not work and it is better to rest.</returns>
    async Task<bool> ProbeAsync(Assignment assignment, CancellationToken stop)
    {
        var answer = await Probe.AskAsync(assignment, _line, stop);
        _condition.Probed(answer);
        return answer is not ProbeAnswer.Fails;
    }

    async Task<bool> DeliverDueAsync(Assignment assignment, CancellationToken stop)
    {
        var rows = _room.Deliveries.Due(_target, _room.Clock.GetUtcNow(), _room.Options.Window);
        if (rows.Count == 0) return false;

        var agenda = new Agenda(_room, assignment, _links, Live());
        await _dispatch.DeliverAsync(assignment, Live(), agenda, agenda.Of(rows), end: null, stop);
        return true;
    }

    async Task<bool> DeliverLiveAsync(Assignment assignment, CancellationToken stop)
    {
        var run = Live();
        var most = Math.Max(_room.Options.Window, _dispatch.Appetite);
        var events = _ripening.Ripe(_room.Stream.Read(_target.App, run.Cursors.Floor, most), assignment.Integration.DelaySeconds);
        if (events.Count == 0) return false;

        // Some of these may have been received under a configuration that is newer than this turn: who was just
        // switched on would not hear of them.
        if (_room.Configuration.Current.Version != assignment.Version) return true;

        var agenda = new Agenda(_room, assignment, _links, run);
        await _dispatch.DeliverAsync(assignment, run, agenda, agenda.Of(events, releases: assignment.CanSend), events[^1].Position, stop);
        return true;
    }

    // Live events are always ahead of these, and the partner gets no more of them in a second than it can bear.
    async Task<bool> DeliverReplayAsync(Assignment assignment, CancellationToken stop)
    {
        if (_replays.Take() is not { } stretch) return false;

        var (run, events, end) = stretch;

        var agenda = new Agenda(_room, assignment, _links, run);
        var consignments = agenda.Of(events, releases: false);
        await _dispatch.DeliverAsync(assignment, run, agenda, consignments, end, stop);
        _replays.Sent(run, consignments.Count(consignment => consignment.Parcels.Count > 0));
        return true;
    }

    DeliveryRun Live() => _live ??= _room.Deliveries.BeginLive(_target, _room.Stream.LastPosition, _room.Clock.GetUtcNow());

    DateTimeOffset? NextMoment()
    {
        var due = _room.Deliveries.NextDue(_target);
        return new[] { due, _replays.NextAt, _ripening.NextAt }.Min();
    }

    // What is in memory may be ahead of what was stored: begin again from there.
    void StartOver(Exception e)
    {
        _live = null;
        _links.Forget();
        _condition.After([new Answer.Postponed($"{e.GetType().Name}: {e.Message}")], hasSucceeded: false);
    }

    [LoggerMessage(LogLevel.Error, "Delivery of app {App} to integration {Integration} stumbled; it goes on from what was stored")]
    partial void TurnFailed(string app, string integration, Exception e);
}
