using Waymark.Server.Asking;

namespace Waymark.Server.Apple;

/// <summary>Looks for tokens every second.</summary>
sealed partial class AppleWorker(AppleDesk desk, TimeProvider clock, ILogger<AppleWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EverySecondAsync(clock, desk.LookAsync, RoundFailed, stoppingToken);

    [LoggerMessage(LogLevel.Error, "Apple's AdServices could not be asked; the tokens are kept and asked about again")]
    partial void RoundFailed(Exception e);
}
