using Waymark.Events;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Keeps events back for as long as the owner wants: what a person corrects in the meantime never leaves the building.</summary>
sealed class Ripening(TimeProvider clock)
{
    /// <summary>When the first event that was kept back is old enough; null when none was.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <param name="events">In the order of the stream.</param>
    /// <param name="delaySeconds">How old an event must be.</param>
    /// <returns>Those at the front that are old enough.</returns>
    public IReadOnlyList<StreamEvent> Ripe(IReadOnlyList<StreamEvent> events, int delaySeconds)
    {
        NextAt = null;
        if (delaySeconds == 0) return events;

        var delay = TimeSpan.FromSeconds(delaySeconds);
        var latest = clock.GetUtcNow() - delay;
        var ripe = events.TakeWhile(happened => happened.ReceivedAt <= latest).ToList();

        if (ripe.Count < events.Count)
            NextAt = events[ripe.Count].ReceivedAt + delay;

        return ripe;
    }
}
