namespace Waymark.Server.Documents;

/// <summary>Notices versions that another process made: <c>waymark apply</c> on the same data, another node.</summary>
sealed partial class ConfigurationWatch(LiveConfiguration live, TimeProvider clock, ILogger<ConfigurationWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await live.LoadAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // What holds keeps holding; the next look comes soon.
                LookFailed(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not look for a newer configuration")]
    partial void LookFailed(Exception e);
}
