using Waymark.Events;

namespace Waymark.Server.Tests.Delivery.Workers;

/// <summary>Events that wait for the partner's id of the user.</summary>
public sealed class HoldTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_event_waits_for_the_partners_id_and_goes_out_before_what_came_later()
    {
        await _world.DeliverAsync();
        _world.Know("i1");
        _world.Happens("i1", EventKind.Install);
        _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Ledger().ShouldBe("Held 2 no_clevertap_id, Events 2");
        _world.Partner.Uploads.ShouldBeEmpty();

        _world.Know("i1", "__g1", user: "u-1");
        _world.Happens("i1", EventKind.Identified);
        _world.Happens("i1", name: "later");
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["- __g1", "organic_install __g1 #e1", "visited __g1 #e2", "- __g1", "later __g1 #e4"]);
        _world.Ledger().ShouldBe("Sent 4, Events 4");
    }

    [Fact]
    public async Task After_the_hold_an_event_goes_out_under_the_users_own_id_or_is_given_up()
    {
        await _world.DeliverAsync();
        _world.Know("i1", user: "u-1");
        _world.Know("i2");
        _world.Happens("i1");
        _world.Happens("i2");
        (await _world.DeliverAsync()).Until.ShouldBe(_world.GetUtcNow().AddHours(72));

        _world.Advance(TimeSpan.FromHours(72));
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["visited u-1 #e1"]);
        _world.Ledger().ShouldBe("Sent 1, Dead 1 no_clevertap_id, Events 2");
    }

    [Fact]
    public async Task Many_rows_that_come_due_at_once_keep_live_events_from_waiting()
    {
        await _world.DeliverAsync();
        _world.Options.Window = 5;

        for (var i = 0; i < 20; i++)
        {
            _world.Know($"i{i}", user: $"u-{i}");
            _world.Happens($"i{i}");
        }

        await _world.DeliverAsync();
        _world.Advance(TimeSpan.FromHours(72));
        _world.Know("live", "__g1");
        _world.Happens("live");
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(21);
        _world.Partner.TakenIds.ToList().IndexOf("e21").ShouldBe(5);
    }
}
