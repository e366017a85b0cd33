using Waymark.Server.Asking;

namespace Waymark.Server.Networks;

/// <summary>Looks for questions every second; answers come when they come.</summary>
sealed partial class NetworkWorker(NetworkDesk desk, TimeProvider clock, ILogger<NetworkWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EverySecondAsync(clock, desk.Look, RoundFailed, stoppingToken);

    [LoggerMessage(LogLevel.Error, "Ad networks could not be asked; the questions are kept until their time is up")]
    partial void RoundFailed(Exception e);
}
