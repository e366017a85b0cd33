using System.Diagnostics.Metrics;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery;

/// <summary>Counts what left the building and what did not.</summary>
public sealed class DeliveryMetrics
{
    readonly Counter<long> _events;
    readonly Counter<long> _calls;
    readonly Counter<long> _warnings;
    readonly Counter<long> _alarms;
    readonly Histogram<double> _duration;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Waymark");
        _events = meter.CreateCounter<long>("waymark.delivery.events", "{event}", "Events that came to an outcome, by integration.");
        _calls = meter.CreateCounter<long>("waymark.delivery.calls", "{call}", "Calls to partners, by integration and outcome.");
        _warnings = meter.CreateCounter<long>("waymark.delivery.warnings", "{event}", "Events that were sent but that somebody should look at.");
        _alarms = meter.CreateCounter<long>("waymark.delivery.alarms", "{alarm}", "Alarms that were raised or cleared, by integration, kind and change.");
        _duration = meter.CreateHistogram<double>("waymark.delivery.call.duration", "s", "How long partners took to answer.");
    }

    public void Count(DeliveryTarget target, LedgerState outcome, long events) =>
        _events.Add(events, App(target), Integration(target), new("outcome", outcome.ToString().ToLowerInvariant()));

    public void Count(DeliveryTarget target, string outcome, TimeSpan took)
    {
        _calls.Add(1, App(target), Integration(target), new("outcome", outcome));
        _duration.Record(took.TotalSeconds, App(target), Integration(target));
    }

    public void Warn(DeliveryTarget target, string warning) =>
        _warnings.Add(1, App(target), Integration(target), new("reason", warning));

    public void Alarm(DeliveryTarget target, AlarmKind kind, string change) =>
        _alarms.Add(1, App(target), Integration(target), new("kind", kind.ToString().ToLowerInvariant()), new("change", change));

    static KeyValuePair<string, object?> App(DeliveryTarget target) => new("app", target.App);

    static KeyValuePair<string, object?> Integration(DeliveryTarget target) => new("integration", target.Integration);
}
