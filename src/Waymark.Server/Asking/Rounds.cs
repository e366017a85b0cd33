namespace Waymark.Server.Asking;

/// <summary>Looks again and again, for as long as the server runs. No device ever waits for it.</summary>
static class Rounds
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <param name="clock">Says when a second is over.</param>
    /// <param name="look">One round.</param>
    /// <param name="failed">Tells of a round that failed; the next one comes all the same.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task EverySecondAsync(TimeProvider clock, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await look(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                failed(e);
            }
        }
    }
}
