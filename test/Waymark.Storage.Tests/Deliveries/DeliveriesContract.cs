using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Tests.Deliveries;

/// <summary>What every part of the contract of deliveries needs.</summary>
public abstract class DeliveriesContract
{
    protected static readonly DeliveryTarget Target = new("shop", "ct");
    protected static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_772_600_767_123);
    protected static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Opens the same deliveries each time within a test.</summary>
    protected abstract IDeliveries Open();

    protected static DeliveryStep Step(LaneCursors cursors) => new() { Target = Target, Run = 0, Cursors = cursors, Day = Today };

    protected static DeliveryBatch Batch(int records, params long[] positions)
    {
        var carried = EventPositions.Of(positions);
        return new(Now, carried.First, carried.Last, carried.Count, records, 200, TimeSpan.Zero, 1) { Positions = carried, Answer = "taken" };
    }

    protected static DeliveryRow Row(long position) => new()
    {
        Target = Target,
        Position = position,
        Lane = 7,
        State = RowState.Held,
        Reason = "no_id",
        Detail = "waits",
        EventId = $"j-{position}",
        EventName = "install",
        EventAt = Now,
        InstallId = "install-1",
        DueAt = Now.AddHours(72),
        Since = Now,
    };
}
