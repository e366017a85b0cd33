namespace Waymark.Server.Delivery.Sending;

/// <summary>Spreads one integration's calls evenly, so that a partner gets no more of them in a second than it should.</summary>
sealed class Pacing(TimeProvider clock)
{
    readonly Lock _turn = new();

    DateTimeOffset _next;

    public Task WaitAsync(int perSecond, CancellationToken stop) =>
        TakeTurn(perSecond) is var wait && wait > TimeSpan.Zero ? Task.Delay(wait, clock, stop) : Task.CompletedTask;

    /// <param name="perSecond">How many calls; 0 for as many as there are.</param>
    /// <returns>How long the next call has to wait. Time that nobody used is not saved up.</returns>
    public TimeSpan TakeTurn(int perSecond)
    {
        if (perSecond == 0) return TimeSpan.Zero;

        lock (_turn)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + TimeSpan.FromSeconds(1.0 / perSecond);
            return turn - now;
        }
    }
}
