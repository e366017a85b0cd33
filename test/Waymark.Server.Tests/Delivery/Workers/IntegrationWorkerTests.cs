using Waymark.Events;

namespace Waymark.Server.Tests.Delivery.Workers;

public sealed class IntegrationWorkerTests : IDisposable
{
    readonly DeliveryWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_happens_is_told_once_and_the_ledger_adds_up()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", EventKind.Install);
        _world.Happens("i1");
        _world.Happens("i1", EventKind.Open);

        await _world.DeliverAsync();
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["- __g1", "organic_install __g1 #e1", "visited __g1 #e2"]);
        _world.Ledger().ShouldBe("Sent 2, Skipped 1 event_not_mapped, Events 3");
        _world.Condition.State.ShouldBe("ok");
        _world.Deliveries.Batches(DeliveryWorld.Target, 10).ShouldHaveSingleItem().Records.ShouldBe(3);
    }

    [Fact]
    public async Task What_the_owner_wants_kept_back_is_told_once_it_is_old_enough()
    {
        _world.Configure(DeliveryWorld.Integration with { DelaySeconds = 60 });
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        var first = _world.Happens("i1");
        _world.Advance(TimeSpan.FromSeconds(30));
        _world.Happens("i1");

        var pause = await _world.DeliverAsync();
        pause.Until.ShouldBe(first.At.AddSeconds(60));
        _world.Partner.Taken.ShouldBeEmpty();

        _world.Advance(TimeSpan.FromSeconds(30));
        await _world.DeliverAsync();
        _world.Partner.TakenIds.ShouldBe(["e1"]);

        _world.Advance(TimeSpan.FromSeconds(30));
        (await _world.DeliverAsync()).Until.ShouldBeNull();
        _world.Partner.TakenIds.ShouldBe(["e1", "e2"]);
    }

    [Fact]
    public async Task A_sender_whose_clock_is_ahead_holds_nobody_up()
    {
        _world.Configure(DeliveryWorld.Integration with { DelaySeconds = 60 });
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", at: _world.GetUtcNow().AddHours(23));
        _world.Happens("i1");

        _world.Advance(TimeSpan.FromSeconds(60));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e2"]);
    }

    [Fact]
    public async Task A_new_integration_begins_with_what_happens_from_now_on()
    {
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e2"]);
    }

    [Fact]
    public async Task A_user_is_never_in_two_calls_and_no_more_calls_than_allowed_are_on_their_way()
    {
        await _world.DeliverAsync();
        _world.Configure(DeliveryWorld.Integration with { Settings = new Dictionary<string, string>(DeliveryWorld.Integration.Settings) { ["callsInFlight"] = "3" } });
        _world.Partner.Delay = async () => await Task.Yield();

        for (var i = 0; i < 40; i++)
            _world.Know($"i{i}", $"__g{i}");

        for (var i = 0; i < 2_400; i++)
            _world.Happens($"i{i % 40}");

        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(2_400);
        _world.Partner.TakenIds.Distinct().Count().ShouldBe(2_400);
        _world.Partner.MostInFlight.ShouldBeLessThanOrEqualTo(3);
        _world.Partner.Uploads.ShouldAllBe(call => call.Length <= 500);

        foreach (var mine in _world.Partner.Taken.GroupBy(text => text.Split(' ')[1]))
            mine.Select(text => int.Parse(text.Split("#e")[1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_restart_repeats_nothing_that_was_answered()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Know("i2");
        _world.Happens("i1");
        _world.Happens("i2");
        await _world.DeliverAsync();

        _world.Restart();
        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e3"]);
        _world.Ledger().ShouldBe("Sent 2, Held 1 no_clevertap_id, Events 3");
    }

    [Fact]
    public async Task Every_request_is_written_down_with_its_answer_and_without_secrets()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(503, "busy; your passcode was " + "secret");
        await _world.DeliverAsync();
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromSeconds(1));
        await _world.DeliverAsync();

        var requests = _world.Deliveries.BatchesOver(DeliveryWorld.Target, 1, 1);

        requests.Select(request => (request.Status, request.Failure)).ShouldBe([(503, "HTTP 503"), (200, null)]);
        requests[0].Answer.ShouldBe("busy; your passcode was ********");
        requests[1].Answer.ShouldBe("""{"status":"success","processed":1,"unprocessed":[]}""");
        requests[1].Positions.Contains(1).ShouldBeTrue();
    }

    [Fact]
    public async Task A_device_is_linked_once_even_across_restarts()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1", user: "u-1");
        _world.Happens("i1", user: "u-1");
        _world.Happens("i1", user: "u-1");
        await _world.DeliverAsync();
        _world.Restart();
        _world.Happens("i1", user: "u-1");
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["- __g1", "visited __g1 #e1", "visited __g1 #e2", "visited __g1 #e3"]);
    }
}
