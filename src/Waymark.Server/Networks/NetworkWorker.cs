using Waymark.Server.Asking;

namespace Waymark.Server.Networks;

/// <summary>Looks for questions every second; answers come when they come.</summary>
sealed partial class NetworkWorker(NetworkDesk desk, TimeProvider clock, ILogger<NetworkWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EverySecondAsync(clock, Look, RoundFailed, stoppingToken);

    Task Look(CancellationToken stop)
    {
        foreach (var asking in desk.Look(stop))
            _ = WatchAsync(asking, stop);

        return Task.CompletedTask;
    }

    async Task WatchAsync(Task asking, CancellationToken stop)
    {
        try
        {
            await asking;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            RoundFailed(e);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the question is asked about again, or is too late by then.
        }
    }

    [LoggerMessage(LogLevel.Error, "Ad networks could not be asked; the questions are kept until their time is up")]
    partial void RoundFailed(Exception e);
}
