namespace Waymark.Server.Asking;

/// <summary>Looks again and again, for as long as the server runs. No device ever waits for it, and no round for the answers of the one before.</summary>
static class Rounds
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <param name="clock">Says when a second is over.</param>
    /// <param name="look">Begins what is due.</param>
    /// <param name="failed">Tells of what failed; the next round comes all the same.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task EverySecondAsync(TimeProvider clock, Func<CancellationToken, IReadOnlyList<Task>> look, Action<Exception> failed, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                foreach (var begun in look(stop))
                    _ = WatchAsync(begun, failed, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                failed(e);
            }
        }
    }

    static async Task WatchAsync(Task begun, Action<Exception> failed, CancellationToken stop)
    {
        try
        {
            await begun;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            failed(e);
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was asked is asked again, or is too late by then.
        }
    }
}
