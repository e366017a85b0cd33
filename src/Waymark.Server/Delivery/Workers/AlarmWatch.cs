using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>Looks at every integration now and then, and raises or clears alarms.</summary>
sealed partial class AlarmWatch(DeliveryRoom room, ILogger<AlarmWatch> log) : BackgroundService
{
    const int MostOpen = 10_000;

    static readonly AlarmKind[] Kinds = Enum.GetValues<AlarmKind>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(room.Options.AlarmInterval, room.Clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    Look();
                }
                catch (Exception e)
                {
                    // The next look may go better; delivery itself does not depend on this one.
                    LookFailed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Takes one look at everything.</summary>
    public void Look()
    {
        var open = room.Deliveries.Alarms(null, isOpen: true, MostOpen).Select(alarm => (alarm.Target, alarm.Kind)).ToHashSet();
        var configured = room.Configuration.Current.Document.Apps
            .SelectMany(app => app.Integrations.Select(integration => new DeliveryTarget(app.Id, integration.Id)));

        // What is not configured any more has no signs but may have left an alarm behind.
        foreach (var target in configured.Concat(open.Select(alarm => alarm.Target)).Distinct())
        {
            var signs = SignsOf(target);

            foreach (var kind in Kinds)
                Act(target, kind, AlarmRules.Judge(kind, signs, open.Contains((target, kind))));
        }
    }

    void Act(DeliveryTarget target, AlarmKind kind, AlarmVerdict verdict)
    {
        var now = room.Clock.GetUtcNow();

        switch (verdict)
        {
            case AlarmVerdict.Raise raise:
                room.Deliveries.Raise(target, kind, raise.Detail, now);
                room.Metrics.Alarm(target, kind, "raised");
                Raised(kind, target.App, target.Integration, raise.Detail);
                break;

            case AlarmVerdict.Clear:
                room.Deliveries.Clear(target, kind, now);
                room.Metrics.Alarm(target, kind, "cleared");
                Cleared(kind, target.App, target.Integration);
                break;
        }
    }

    IntegrationSigns SignsOf(DeliveryTarget target)
    {
        var integration = room.Configuration.Current.AppById.GetValueOrDefault(target.App)?.Integrations
            .FirstOrDefault(candidate => candidate.Id == target.Integration);

        if (integration is not { Active: true } || room.Deliveries.PauseOf(target) is not null)
            return new IntegrationSigns { IsWatched = false };

        var now = room.Clock.GetUtcNow();
        var condition = room.Deliveries.Condition(target);
        var traffic = room.Deliveries.Traffic(target, now - AlarmRules.Lately);

        return new IntegrationSigns
        {
            Broken = room.Connectors.ContainsKey(integration.Partner)
                ? condition is { State: IntegrationCondition.Broken } ? condition.Reason ?? "broken" : null
                : $"there is no partner \"{integration.Partner}\"",
            UnbrokenFor = condition is null ? TimeSpan.MaxValue : now - condition.Since,
            Records = traffic.Records,
            Refused = traffic.Refused,
            ExpiredHolds = room.Deliveries.ExpiredHolds(target, now - AlarmRules.Lately),
            ExpiredHoldsBefore = room.Deliveries.ExpiredHolds(target, now - AlarmRules.QuietForHolds),
        };
    }

    [LoggerMessage(LogLevel.Warning, "Alarm {Kind} of app {App}, integration {Integration}: {Detail}")]
    partial void Raised(AlarmKind kind, string app, string integration, string detail);

    [LoggerMessage(LogLevel.Information, "Alarm {Kind} of app {App}, integration {Integration} is over")]
    partial void Cleared(AlarmKind kind, string app, string integration);

    [LoggerMessage(LogLevel.Error, "Delivery could not look for alarms")]
    partial void LookFailed(Exception e);
}
