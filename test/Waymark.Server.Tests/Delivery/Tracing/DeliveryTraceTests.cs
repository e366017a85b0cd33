using Waymark.Events;
using Waymark.Server.Delivery.Tracing;

namespace Waymark.Server.Tests.Delivery.Tracing;

public sealed class DeliveryTraceTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_became_of_an_event_can_be_told_though_success_leaves_no_row()
    {
        var before = _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Know("i2");
        var sent = _world.Happens("i1");
        var skipped = _world.Happens("i1", EventKind.Open);
        var held = _world.Happens("i2");
        await _world.DeliverAsync();
        var waiting = _world.Happens("i1");
        var trace = new DeliveryTrace(_world.Room);

        State(before).ShouldBe("before_start");
        State(sent).ShouldBe("sent");
        State(skipped).ShouldBe("skipped");
        trace.Find(DeliveryWorld.Target, skipped)!.Reason.ShouldBe("event_not_mapped");
        State(held).ShouldBe("held");
        State(waiting).ShouldBe("waiting");

        string State(StreamEvent happened) => trace.Find(DeliveryWorld.Target, happened)!.State;
    }
}
