using Waymark.Events;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Hands out stretches of the stream to repeat, one replay after the other and no faster than it may.</summary>
sealed class Replays(DeliveryRoom room, DeliveryTarget target)
{
    DateTimeOffset _next;

    /// <summary>When there is more to repeat; null when there is nothing.</summary>
    public DateTimeOffset? NextAt => Open.Any() ? _next : null;

    IEnumerable<DeliveryRun> Open => room.Deliveries.Runs(target).Where(run => !run.IsLive && !run.IsOver);

    /// <returns>At most a second's worth of events, and the position they reach to; null when it is not time, or there is nothing.</returns>
    public (DeliveryRun Run, IReadOnlyList<StreamEvent> Events, long End)? Take()
    {
        if (_next > room.Clock.GetUtcNow() || Open.FirstOrDefault() is not { } run) return null;

        var events = room.Stream.Read(target.App, run.Cursors.Floor, Math.Clamp(PerSecond(run), 1, room.Options.ReplayWindow));
        var wanted = events.Where(happened => happened.Position <= run.To).ToList();
        return (run, wanted, wanted.Count < events.Count || events.Count == 0 ? run.To!.Value : events[^1].Position);
    }

    /// <summary>What is not sent costs the partner nothing, so only what is counts.</summary>
    public void Sent(DeliveryRun run, int events) =>
        _next = room.Clock.GetUtcNow().AddSeconds((double)events / PerSecond(run));

    int PerSecond(DeliveryRun run) => run.PerSecond ?? room.Options.ReplayPerSecond;
}
