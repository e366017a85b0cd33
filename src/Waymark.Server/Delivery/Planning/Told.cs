using Waymark.Events;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>Which events of a stretch the partner has heard of, or will hear of without anybody's help: a replay of what was missed leaves them out.</summary>
sealed class Told
{
    /// <summary>The reason such an event is skipped for.</summary>
    public const string Duplicate = "duplicate";

    readonly DeliveryRun _live;
    readonly Stretch _stretch;

    Told(DeliveryRun live, Stretch stretch)
    {
        _live = live;
        _stretch = stretch;
    }

    public static Told Between(IDeliveries deliveries, DeliveryTarget target, long first, long last)
    {
        var live = deliveries.Runs(target)[DeliveryRun.Live];
        return new(live, Stretch.Read(deliveries, live, first, last, byAnyRun: true));
    }

    public bool Has(StreamEvent happened)
    {
        if (_stretch.RowOf(happened.Position) is { } row) return row.State is RowState.Held or RowState.Retrying;
        if (_stretch.WasTaken(happened.Position)) return true;
        if (happened.Position <= _live.From) return false;

        // What the requests of that time were is not known any more: better one too few than one twice.
        return happened.Position > _live.Cursors[happened.Lane] || happened.Position <= _live.Forgotten;
    }
}
