using Waymark.Server.Asking;

namespace Waymark.Server.Apple;

/// <summary>Looks for tokens every second; answers come when they come.</summary>
sealed partial class AppleWorker(AppleDesk desk, TimeProvider clock, ILogger<AppleWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EverySecondAsync(clock, desk.Look, RoundFailed, stoppingToken);

    [LoggerMessage(LogLevel.Error, "Apple's AdServices could not be asked; the tokens are kept and asked about again")]
    partial void RoundFailed(Exception e);
}
