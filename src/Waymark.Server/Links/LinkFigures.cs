using System.Diagnostics.Metrics;
using Waymark.Touches;

namespace Waymark.Server.Links;

/// <summary>What operators see of links: visits that were no clicks, and clicks that were lost, each with its reason.</summary>
sealed class LinkFigures
{
    readonly Counter<long> _notCounted;
    readonly Counter<long> _lost;

    public LinkFigures(IMeterFactory meters)
    {
        var meter = meters.Create("Waymark");
        _notCounted = meter.CreateCounter<long>("waymark.links.not_counted", description: "Visits that were no clicks, by reason.");
        _lost = meter.CreateCounter<long>("waymark.links.lost", description: "Clicks that were led on but not recorded, by reason.");
    }

    public void NotCounted(ClickCount reason) => _notCounted.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Lost(string reason) => _lost.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
