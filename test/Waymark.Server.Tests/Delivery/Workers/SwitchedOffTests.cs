using Waymark.Server.Delivery.Workers;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Tests.Delivery.Workers;

/// <summary>The owner switches the integration off, or an operator pauses it.</summary>
public sealed class SwitchedOffTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_happens_while_the_integration_is_off_is_skipped_and_what_waits_stays()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Know("i2");
        _world.Happens("i2");
        await _world.DeliverAsync();
        _world.Configure(DeliveryWorld.Integration with { Active = false });
        _world.Happens("i1");
        _world.Advance(TimeSpan.FromDays(30));
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("inactive");
        _world.Ledger().ShouldBe("Skipped 1 partner_inactive, Held 1 no_clevertap_id, Events 2");
    }

    [Fact]
    public async Task What_happens_the_moment_the_integration_is_switched_on_is_told()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Configure(DeliveryWorld.Integration with { Active = false });
        _world.Stream.Meanwhile = () =>
        {
            _world.Stream.Meanwhile = () => { };
            _world.Configure(DeliveryWorld.Integration);
            _world.Happens("i1");
        };

        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Ledger().ShouldBe("Sent 1, Events 1");
    }

    [Fact]
    public async Task While_it_is_paused_the_cursor_stands_still_and_nothing_is_lost()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Deliveries.Pause(DeliveryWorld.Target, new DeliveryPause(_world.GetUtcNow(), "the partner moves house"));

        _world.Happens("i1");
        (await _world.DeliverAsync()).ShouldBe(new Pause(null, null));
        _world.Restart();
        _world.Happens("i1");
        _world.Advance(TimeSpan.FromDays(3));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Ledger().ShouldBe("Sent 1, Events 1");
        (_world.Condition.State, _world.Condition.Reason).ShouldBe(("paused", "the partner moves house"));

        _world.Deliveries.Resume(DeliveryWorld.Target).ShouldBeTrue();
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e2", "e3"]);
        _world.Ledger().ShouldBe("Sent 3, Events 3");
        _world.Condition.State.ShouldBe("ok");
    }
}
