using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Storage;
using Waymark.Touches;

namespace Waymark.Server.Delivery;

/// <summary>What all workers work with.</summary>
sealed record DeliveryRoom(
    ICurrentConfiguration Configuration,
    IStream Stream,
    IPeople People,
    IDeliveries Deliveries,
    TimeProvider Clock,
    DeliveryOptions Options,
    DeliveryMetrics Metrics)
{
    public FrozenDictionary<string, IConnector> Connectors { get; init; } = ConnectorCatalog.All;

    /// <summary>The configuration a past event was received under, with masks in place of its secrets.</summary>
    public Func<int, Configuration>? ConfigurationAt { get; init; }

    /// <summary>Who came through links; null where nobody asks.</summary>
    public IReferrals? Referrals { get; init; }

    /// <summary>Finds a touch of an app by its click id.</summary>
    public Func<string, string, Touch?> FindTouch { get; init; } = static (_, _) => null;

    public Random Random { get; init; } = Random.Shared;
}
