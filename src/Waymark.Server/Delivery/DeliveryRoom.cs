using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Storage;

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

    public Random Random { get; init; } = Random.Shared;

    public PartnerLine OpenLine() =>
        new(Options.Handler?.Invoke() ?? ConnectGuard.Open(Options.AllowPrivateTargets), Options.Timeout, Clock);
}
