using Waymark.Apps;
using Waymark.Events;

namespace Waymark.Server.Tests.Delivery.Workers;

public sealed class ReplaysTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_replay_goes_over_its_range_only_when_live_events_are_through_and_counts_for_itself()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        for (var i = 0; i < 10; i++)
            _world.Happens("i1");

        await _world.DeliverAsync();
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 2, 5, _world.GetUtcNow());
        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Skip(10).ShouldBe(["e11", "e3", "e4", "e5"]);
        _world.Ledger().ShouldBe("Sent 11, Events 11");
        _world.Ledger(run: 1).ShouldBe("Sent 3, Events 3");
        _world.Deliveries.Runs(DeliveryWorld.Target)[1].IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_replay_is_held_to_its_rate()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Options.ReplayWindow = 4;
        _world.Options.ReplayPerSecond = 2;

        for (var i = 0; i < 8; i++)
            _world.Happens("i1");

        await _world.DeliverAsync();
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 8, _world.GetUtcNow());

        for (var second = 1; second <= 4; second++)
        {
            (await _world.DeliverAsync()).Until.ShouldBe(second < 4 ? _world.GetUtcNow().AddSeconds(1) : null);
            _world.Ledger(run: 1).ShouldBe($"Sent {2 * second}, Events {2 * second}");
            _world.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task What_a_replay_passes_over_costs_none_of_its_rate()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Options.ReplayPerSecond = 1;

        for (var i = 0; i < 8; i++)
            _world.Happens("i1", EventKind.Open);

        await _world.DeliverAsync();
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 8, _world.GetUtcNow());
        await _world.DeliverAsync();

        _world.Ledger(run: 1).ShouldBe("Skipped 8 event_not_mapped, Events 8");
    }

    [Fact]
    public async Task A_replay_has_a_rate_of_its_own()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        for (var i = 0; i < 8; i++)
            _world.Happens("i1");

        await _world.DeliverAsync();
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 8, _world.GetUtcNow(), perSecond: 3);
        await _world.DeliverAsync();

        _world.Ledger(run: 1).ShouldBe("Sent 3, Events 3");
    }

    [Fact]
    public async Task A_replay_of_what_was_missed_tells_nothing_twice()
    {
        _world.Know("i1", "__g1");
        _world.Know("i2");
        _world.Happens("i1", name: "before");
        await _world.DeliverAsync();
        _world.Configure(DeliveryWorld.Integration with { Events = [new EventMapping { Event = "known" }] });
        _world.Happens("i1", name: "known");
        _world.Happens("i1", name: "unknown then");
        _world.Happens("i2", name: "known");
        await _world.DeliverAsync();
        _world.Configure(DeliveryWorld.Integration);

        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 4, _world.GetUtcNow(), onlyMissed: true);
        await _world.DeliverAsync();
        _world.Advance(TimeSpan.FromSeconds(1));
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 4, _world.GetUtcNow(), onlyMissed: true);
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e2", "e1", "e3"]);
        _world.Ledger().ShouldBe("Sent 1, Skipped 1 event_not_mapped, Held 1 no_clevertap_id, Events 3");
        _world.Ledger(run: 1).ShouldBe("Sent 2, Skipped 2 duplicate, Events 4");
        _world.Ledger(run: 2).ShouldBe("Skipped 4 duplicate, Events 4");
    }

    [Fact]
    public async Task What_is_too_old_to_be_known_is_not_told_again_as_missed()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Deliveries.ForgetBatches(_world.GetUtcNow().AddSeconds(1));

        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 1, _world.GetUtcNow(), onlyMissed: true);
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
    }

    [Fact]
    public async Task A_replay_that_is_called_off_tells_nothing_more()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Know("i2");
        _world.Happens("i2");
        for (var i = 0; i < 8; i++)
            _world.Happens("i1");

        await _world.DeliverAsync();
        _world.Partner.Taken.Clear();
        _world.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 9, _world.GetUtcNow(), perSecond: 3);
        await _world.DeliverAsync();

        _world.Deliveries.CancelReplay(DeliveryWorld.Target, 1, _world.GetUtcNow()).ShouldBeTrue();
        _world.Know("i2", "__g2");
        _world.Advance(TimeSpan.FromMinutes(1));
        (await _world.DeliverAsync()).Until.ShouldNotBeNull("the live run's own hold is still waiting");

        _world.Partner.TakenIds.ShouldBe(["e2", "e3"]);
        _world.Ledger(run: 1).ShouldBe("Sent 2, Dead 1 cancelled, Events 3");
        _world.Ledger().ShouldBe("Sent 8, Held 1 no_clevertap_id, Events 9");
    }
}
