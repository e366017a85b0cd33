using System.Text.Json;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage.Deliveries;

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
    public async Task While_the_partner_is_away_nothing_is_lost_and_nothing_is_repeated()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(503, "");

        var pause = await _world.DeliverAsync();
        pause.Until.ShouldBe(_world.GetUtcNow().AddSeconds(0.5));
        _world.Condition.State.ShouldBe("backing_off");
        _world.Condition.Reason.ShouldBe("HTTP 503");
        _world.Ledger().ShouldBe("");

        for (var hour = 0; hour < 48; hour++)
        {
            _world.Happens("i1");
            _world.Advance(TimeSpan.FromHours(1));
            (await _world.DeliverAsync()).Until!.Value.ShouldBeLessThanOrEqualTo(_world.GetUtcNow().AddMinutes(15));
        }

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(49);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 49, Events 49");
        _world.Condition.State.ShouldBe("ok");
    }

    [Fact]
    public async Task The_wait_the_partner_asks_for_is_kept()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ =>
        {
            var answer = FakePartner.Json(429, "");
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(90));
            return answer;
        };

        (await _world.DeliverAsync()).Until.ShouldBe(_world.GetUtcNow().AddSeconds(90));
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        await _world.DeliverAsync();
        _world.Condition.Reason.ShouldBe("no connection: ConnectionError");

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromSeconds(1));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
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
    public async Task Only_the_lanes_of_a_failed_call_stay_behind()
    {
        await _world.DeliverAsync();

        for (var i = 0; i < 1_000; i++)
        {
            _world.Know($"i{i}", $"__g{i}");
            _world.Happens($"i{i}");
        }

        _world.Partner.OnUpload = records => records.Any(record => record.GetProperty("objectId").GetString() == "__g7") ? FakePartner.Json(500, "") : null;
        await _world.DeliverAsync();
        var first = _world.Partner.TakenIds.Count();
        first.ShouldBeInRange(1, 999);

        _world.Restart();
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromSeconds(1));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(1_000);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 1000, Events 1000");
    }

    [Fact]
    public async Task Wrong_credentials_stop_the_integration_until_a_probe_works()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Partner.OnUpload = _ => FakePartner.Json(401, "");
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("broken");
        _world.Condition.Reason.ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
        var uploads = _world.Partner.Uploads.Count;

        for (var i = 0; i < 5; i++)
        {
            _world.Advance(TimeSpan.FromMinutes(15));
            await _world.DeliverAsync();
        }

        _world.Partner.Uploads.Count.ShouldBe(uploads);
        _world.Partner.OnProbe = () => FakePartner.Json(200, """{"status":"success"}""");
        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(15));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Condition.State.ShouldBe("ok");
    }

    [Fact]
    public async Task New_settings_are_tested_and_used_at_once()
    {
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");
        await _world.DeliverAsync();
        _world.Condition.State.ShouldBe("broken");
        _world.Condition.Probe.ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");

        _world.Partner.OnProbe = () => FakePartner.Json(200, """{"status":"success"}""");
        _world.Configure(DeliveryWorld.Integration with { Settings = new Dictionary<string, string>(DeliveryWorld.Integration.Settings) { ["passcode"] = "right" } });
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("ok");
        _world.Condition.Probe.ShouldBe("works");
        _world.Partner.TakenIds.ShouldBe(["e1"]);
    }

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
    public async Task A_record_that_failed_is_tried_alone_and_the_others_go_on()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Happens("i1", name: "unlucky");
        _world.Happens("i1");
        _world.Partner.OnUpload = records => Unprocessed(records, "unlucky", 555);
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e3"]);
        _world.Ledger().ShouldBe("Sent 2, Retrying 1 555, Events 3");

        _world.Advance(TimeSpan.FromMinutes(1));
        await _world.DeliverAsync();
        _world.Deliveries.NextDue(DeliveryWorld.Target).ShouldBe(_world.GetUtcNow().AddMinutes(5));

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(5));
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e3", "e2"]);
        _world.Ledger().ShouldBe("Sent 3, Events 3");
    }

    [Fact]
    public async Task Of_an_events_records_only_the_one_that_failed_is_repeated()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", EventKind.Install);
        _world.Partner.OnUpload = records => Unprocessed(records, "organic_install", 555);
        await _world.DeliverAsync();

        _world.Partner.OnUpload = _ => null;
        _world.Advance(TimeSpan.FromMinutes(1));
        await _world.DeliverAsync();

        _world.Partner.Taken.ShouldBe(["- __g1", "organic_install __g1 #e1"]);
    }

    [Fact]
    public async Task After_a_day_of_failures_a_record_is_given_up_and_can_be_replayed()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", name: "unlucky");
        _world.Partner.OnUpload = records => Unprocessed(records, "unlucky", 555);

        for (var i = 0; i < 30; i++)
        {
            await _world.DeliverAsync();
            _world.Advance(TimeSpan.FromHours(1));
        }

        _world.Ledger().ShouldBe("Dead 1 555, Events 1");
        _world.Partner.OnUpload = _ => null;
        _world.Deliveries.Replay(DeliveryWorld.Target, RowState.Dead, null, _world.GetUtcNow());
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1"]);
        _world.Ledger().ShouldBe("Sent 1, Events 1");
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

    [Fact]
    public async Task A_refused_record_has_a_row_that_says_why()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");
        _world.Happens("i1", name: "App Launched");
        _world.Happens("i1", name: "odd");
        _world.Partner.OnUpload = records => Unprocessed(records, "odd", 528);
        await _world.DeliverAsync();

        _world.Deliveries.Rows(DeliveryWorld.Target, new RowFilter(RowState.Refused), 0, 10).Select(row => row.Reason).ShouldBe(["513", "528"]);
        _world.Ledger().ShouldBe("Refused 1 513, Refused 1 528, Events 2");
    }

    [Fact]
    public async Task A_malformed_call_is_halved_until_the_bad_record_is_found()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        for (var i = 0; i < 20; i++)
            _world.Happens("i1", name: i == 13 ? "bad" : "good");

        _world.Partner.OnUpload = records => records.Any(IsBad) ? FakePartner.Json(400, """{"status":"fail","error":"Malformed request","code":400}""") : null;
        await _world.DeliverAsync();

        _world.Partner.TakenIds.Count().ShouldBe(19);
        _world.Partner.TakenIds.ShouldBeUnique();
        _world.Ledger().ShouldBe("Sent 19, Refused 1 malformed, Events 20");

        static bool IsBad(JsonElement record) => record.GetProperty("evtName").GetString() == "bad";
    }

    [Fact]
    public async Task When_every_record_seems_malformed_it_is_not_the_records()
    {
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        for (var i = 0; i < 8; i++)
            _world.Happens("i1");

        _world.Partner.OnUpload = _ => FakePartner.Json(400, "");
        await _world.DeliverAsync();

        _world.Condition.State.ShouldBe("backing_off");
        _world.Ledger().ShouldBe("");
    }

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

    static HttpResponseMessage? Unprocessed(JsonElement[] records, string name, int code)
    {
        var failures = records
            .Select((record, index) => (record, number: index + 1))
            .Where(pair => pair.record.TryGetProperty("evtName", out var evtName) && evtName.GetString() == name)
            .Select(pair => $$"""{"status":"fail","code":{{code}},"error":"No.Skipped record number : {{pair.number}}"}""")
            .ToList();

        return failures.Count == 0 ? null : FakePartner.Json(200, $$"""{"status":"partial","unprocessed":[{{string.Join(",", failures)}}]}""");
    }
}
