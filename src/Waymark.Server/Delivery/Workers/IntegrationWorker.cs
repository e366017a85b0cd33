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
    readonly Bell _bell;
    readonly Condition _condition;
    readonly Rounds _rounds;

    Assignment? _assignment;
    volatile bool _isHurried;

    public IntegrationWorker(DeliveryRoom room, DeliveryTarget target, ILogger log)
    {
        _room = room;
        _target = target;
        _log = log;
        _line = PartnerLine.Open(room, target);
        _bell = new Bell(room.Stream, room.Clock);
        _condition = new Condition(room, target);

        var links = new IdentityLinks(room.Deliveries, target);
        _rounds = new Rounds(room, target, links, new Dispatch(room, _line, links, _condition));
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
                _rounds.StartOver();
                _condition.After([new Answer.Postponed($"{e.GetType().Name}: {e.Message}")], hasSucceeded: false);
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
        _rounds.Live();

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

        var wasDue = assignment.CanSend && await _rounds.DeliverDueAsync(assignment, stop);
        if (wasDue && _condition.RestsUntil > _room.Clock.GetUtcNow()) return Pause.None;

        // A long list of rows that came due must not keep live events waiting: window by window they take turns.
        var newest = _room.Stream.LastPosition;

        if (await _rounds.DeliverLiveAsync(assignment, stop) || wasDue)
            return Pause.None;

        if (!assignment.CanSend)
            return new Pause(null, newest);

        return await _rounds.DeliverReplayAsync(assignment, stop) ? Pause.None : new Pause(_rounds.NextAt, newest);
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

    [LoggerMessage(LogLevel.Error, "Delivery of app {App} to integration {Integration} stumbled; it goes on from what was stored")]
    partial void TurnFailed(string app, string integration, Exception e);
}
