namespace Waymark.Server.Apple;

/// <summary>Looks for tokens every second, for as long as the server runs. No device ever waits for it.</summary>
sealed partial class AppleWorker(AppleDesk desk, TimeProvider clock, ILogger<AppleWorker> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await desk.LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Apple's AdServices could not be asked; the tokens are kept and asked about again")]
    partial void RoundFailed(Exception e);
}
