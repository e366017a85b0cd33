using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Server.Delivery.Sending;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Keeps one worker for every integration there is, and follows the configuration as it changes.</summary>
sealed partial class DeliveryWorkers(DeliveryRoom room, ILogger<DeliveryWorkers> log) : BackgroundService
{
    readonly Staff _staff = new(room, log);
    readonly Lock _turn = new();

    Configuration? _followed;
    long _lastSeen;
    DateTimeOffset _forgottenAt;

    // Before the first request is answered, so that no event is older than the integration that should hear of it.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Follow();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Takes up the configuration in force; cheap when nothing changed.</summary>
    public void Follow()
    {
        lock (_turn)
        {
            var configuration = room.Configuration.Current;

            if (!ReferenceEquals(configuration, _followed))
            {
                _staff.Follow(configuration, Start);
                _followed = configuration;
            }

            _lastSeen = room.Stream.LastPosition;
        }
    }

    /// <summary>Has an integration's worker look whether there is something to do.</summary>
    public void Wake(DeliveryTarget target) => Wake(target, worker => worker.Wake());

    /// <returns>What a test of the settings says; null when there is no such integration.</returns>
    public async Task<ProbeAnswer?> TestAsync(DeliveryTarget target, CancellationToken stop)
    {
        if (Assignment.Find(room.Configuration.Current, target, room.Connectors) is not { } assignment) return null;

        if (assignment.Problems is [var problem, ..])
            return new ProbeAnswer.Fails($"{problem.Path}: {problem.Message}");

        using var line = PartnerLine.Open(room, target);
        var answer = await Probe.AskAsync(assignment, line, stop);
        room.Deliveries.SetProbe(target, Probe.WordsOf(answer), room.Clock.GetUtcNow());

        if (answer is ProbeAnswer.Works)
            Wake(target, worker => worker.Hurry());

        return answer;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(room.Options.LookAround, room.Clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    Follow();
                    ForgetOldBatches();
                }
                catch (Exception e)
                {
                    // Looking again in a second is all there is to do; the workers themselves go on.
                    LookAroundFailed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Task gone;

        lock (_turn)
            gone = _staff.DismissAsync();

        await gone;
    }

    void Wake(DeliveryTarget target, Action<IntegrationWorker> wake)
    {
        lock (_turn)
        {
            if (_staff.Find(target) is { } worker)
                wake(worker);
        }
    }

    /// <returns>The position a new integration begins after.</returns>
    long Start(DeliveryTarget target)
    {
        if (room.Options.NewIntegrationsStartAtTheBeginning || room.Stream.Read(target.App, 0, 1).Count == 0) return 0;

        // An app that came with this very change has no events from before it. For others, what happened since we
        // last looked happened at most a moment before the change, or after it.
        return _followed switch
        {
            null => room.Stream.LastPosition,
            _ when !_followed.AppById.ContainsKey(target.App) => 0,
            _ => _lastSeen,
        };
    }

    void ForgetOldBatches()
    {
        var now = room.Clock.GetUtcNow();
        if (now - _forgottenAt < TimeSpan.FromHours(1)) return;

        _forgottenAt = now;
        room.Deliveries.ForgetBatches(now - room.Options.KeepBatches);
    }

    [LoggerMessage(LogLevel.Error, "Delivery could not compare the configuration with what is running")]
    partial void LookAroundFailed(Exception e);
}
