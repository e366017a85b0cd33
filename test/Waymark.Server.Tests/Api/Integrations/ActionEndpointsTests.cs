using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Server.Delivery.Workers;
using Waymark.Server.Tests.Delivery;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Tests.Api.Integrations;

public sealed class ActionEndpointsTests : IAsyncLifetime
{
    readonly DeliveryHost _host = new();

    DeliveryWorld World => _host.World;

    public async ValueTask InitializeAsync()
    {
        World.NameEvent = position => $"j-{position}";
        World.Know("i1", "__g1");
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Pausing_and_resuming_is_seen_everywhere()
    {
        var paused = await _host.PostAsync("ct/pause", """{"reason":"the partner moves house"}""");
        paused.GetProperty("state").GetString().ShouldBe("paused");
        (await _host.GetAsync("ct/ledger")).GetProperty("reason").GetString().ShouldBe("the partner moves house");
        (await _host.GetAsync("")).GetProperty("integrations")[0].GetProperty("state").GetString().ShouldBe("paused");

        World.Happens("i1");
        await World.DeliverAsync();
        World.Partner.TakenIds.ShouldBeEmpty();

        (await _host.PostAsync("ct/resume", "")).GetProperty("state").GetString().ShouldBe("ok");
        await World.DeliverAsync();
        World.Partner.TakenIds.ShouldBe(["j-1"]);
    }

    [Fact]
    public async Task A_back_fill_tells_what_happened_before_the_integration_and_after_the_moment()
    {
        World.Happens("i1", name: "too old");
        World.Advance(TimeSpan.FromDays(1));
        World.Happens("i1", name: "wanted");
        World.Happens("i1", name: "wanted, too");
        var late = new DeliveryTarget("shop", "late");
        World.Configure(DeliveryWorld.Integration with { Id = "late" });
        World.Deliveries.BeginLive(late, 3, World.GetUtcNow());
        World.Happens("i1", name: "live");
        using var worker = new IntegrationWorker(World.Room, late, NullLogger.Instance);

        var begun = await _host.PostAsync("late/backfill", $$"""{"from":"{{World.GetUtcNow().AddHours(-1):O}}"}""");
        while (await worker.TurnAsync(TestContext.Current.CancellationToken) == Pause.None)
        {
        }

        (begun.GetProperty("from").GetInt64(), begun.GetProperty("to").GetInt64()).ShouldBe((2, 3));
        World.Partner.TakenIds.ShouldBe(["j-4", "j-2", "j-3"]);
    }

    [Fact]
    public async Task A_replay_is_asked_for_by_time_listed_and_called_off()
    {
        World.Happens("i1");
        World.Advance(TimeSpan.FromHours(1));
        World.Happens("i1");
        World.Happens("i1");
        await World.DeliverAsync();

        var begun = await _host.PostAsync("ct/replay", """{"since":"2026-03-04T06:00:00Z","perSecond":1}""");
        (begun.GetProperty("from").GetInt64(), begun.GetProperty("to").GetInt64()).ShouldBe((2, 3));
        await World.DeliverAsync();
        var cancelled = await _host.Client.DeleteAsync("ct/replays/1");
        cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
        World.Advance(TimeSpan.FromMinutes(1));
        await World.DeliverAsync();

        World.Partner.TakenIds.ShouldBe(["j-1", "j-2", "j-3", "j-2"]);
        var replay = (await _host.GetAsync("ct/replays")).GetProperty("replays").EnumerateArray().ShouldHaveSingleItem();
        replay.GetProperty("cancelledAt").GetDateTimeOffset().ShouldBe(World.GetUtcNow().AddMinutes(-1));
        replay.GetProperty("perSecond").GetInt32().ShouldBe(1);
        replay.GetProperty("ledger").GetProperty("balanced").GetBoolean().ShouldBeTrue();
        (await _host.Client.DeleteAsync("ct/replays/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _host.Client.DeleteAsync("ct/replays/0")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_what_was_missed_can_be_asked_for()
    {
        World.Happens("i1");
        await World.DeliverAsync();

        await _host.PostAsync("ct/replay", """{"from":1,"missed":true}""");
        await World.DeliverAsync();

        World.Partner.TakenIds.ShouldBe(["j-1"]);
        (await _host.GetAsync("ct/deliveries?run=1")).GetProperty("deliveries")[0].GetProperty("reason").GetString().ShouldBe("duplicate");
    }

    [Theory]
    [InlineData("replay", """{"from":1,"perSecond":0}""")]
    [InlineData("replay", """{"from":1,"since":"2026-03-04T06:00:00Z"}""")]
    [InlineData("replay", """{"state":"dead","missed":true}""")]
    [InlineData("replay", """{"state":"sent"}""")]
    [InlineData("backfill", "{}")]
    [InlineData("backfill", """{"from":"2027-01-01T00:00:00Z"}""")]
    [InlineData("backfill", """{"from":"2026-03-04T06:00:00Z","perSecond":-1}""")]
    [InlineData("dry-run", "{}")]
    [InlineData("dry-run", """{"eventId":"j-99"}""")]
    [InlineData("dry-run", """{"kind":"odd"}""")]
    [InlineData("dry-run", """{"name":"bought","values":[1]}""")]
    [InlineData("dry-run", """{"name":"bought","revenue":1}""")]
    [InlineData("dry-run", """{"name":"bought","platform":"windows"}""")]
    public async Task Commands_that_make_no_sense_are_turned_down_with_a_sentence(string verb, string command)
    {
        World.Happens("i1");
        await World.DeliverAsync();

        var problem = await _host.PostAsync($"ct/{verb}", command, HttpStatusCode.BadRequest);

        problem.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_dry_run_of_a_stored_event_shows_everything_and_sends_nothing()
    {
        World.Happens("i1", name: "bought");

        var trial = await _host.PostAsync("ct/dry-run", """{"eventId":"j-1"}""");

        trial.GetProperty("checks").EnumerateArray().ShouldAllBe(check => check.GetProperty("passed").GetBoolean());
        var request = trial.GetProperty("request").GetProperty("requests").EnumerateArray().ShouldHaveSingleItem();
        request.GetProperty("headers").GetProperty("X-CleverTap-Passcode").GetString().ShouldBe("********");
        trial.GetProperty("calls").GetArrayLength().ShouldBe(0);
        NothingWasSent();
    }

    [Fact]
    public async Task A_dry_run_of_a_typed_event_needs_nobody_to_exist()
    {
        var trial = await _host.PostAsync("ct/dry-run", """
            { "name": "bought", "values": {"sku": "tea"}, "platform": "ios", "partnerIds": {"clevertap_id": "__made_up"},
              "person": {"name": "Nila", "email": "nila@example.test"}, "credit": {"source": "META", "campaign": "Summer"} }
            """);

        trial.GetProperty("request").GetProperty("outcome").GetString().ShouldBe("send");
        var body = trial.GetProperty("request").GetProperty("requests")[0].GetProperty("body").GetString()!;
        body.ShouldContain("__made_up");
        body.ShouldContain("tea");
        NothingWasSent();
    }

    [Fact]
    public async Task A_dry_run_says_which_check_failed()
    {
        var trial = await _host.PostAsync("ct/dry-run", """{"kind":"open","install":"i1"}""");

        trial.GetProperty("checks").EnumerateArray().Last().GetProperty("reason").GetString().ShouldBe("event_not_mapped");
        trial.GetProperty("request").GetProperty("outcome").GetString().ShouldBe("skipped");
        NothingWasSent();
    }

    [Fact]
    public async Task A_test_event_is_sent_once_and_leaves_no_trace_in_the_ledger()
    {
        var trial = await _host.PostAsync("ct/send-test", """{"name":"bought","install":"i1"}""");
        await World.DeliverAsync();

        trial.GetProperty("verdict").GetString().ShouldBe("taken");
        trial.GetProperty("calls")[0].GetProperty("status").GetInt32().ShouldBe(200);
        World.Partner.TakenIds.ShouldHaveSingleItem().ShouldStartWith("trial-");
        World.Ledger().ShouldBe("");
    }

    [Fact]
    public async Task A_test_event_that_the_partner_may_not_hear_of_is_not_sent()
    {
        var trial = await _host.PostAsync("ct/send-test", """{"kind":"open","install":"i1"}""");

        trial.TryGetProperty("verdict", out _).ShouldBeFalse();
        NothingWasSent();
    }

    [Fact]
    public async Task A_test_event_that_fails_says_why_without_secrets()
    {
        World.Partner.OnUpload = _ => FakePartner.Json(503, "no, secret");

        var trial = await _host.PostAsync("ct/send-test", """{"name":"bought","install":"i1"}""");

        trial.GetProperty("verdict").GetString().ShouldBe("HTTP 503");
        trial.GetProperty("calls")[0].GetProperty("answer").GetString().ShouldBe("no, ********");
    }

    [Fact]
    public async Task What_a_test_of_the_settings_said_is_kept()
    {
        await _host.PostAsync("ct/test", "");

        (await _host.GetAsync("")).GetProperty("integrations")[0].GetProperty("probe").GetString().ShouldBe("works");
    }

    [Fact]
    public async Task Everything_is_told_in_words()
    {
        World.Happens("i1", name: "bought");
        await World.DeliverAsync();

        var words = await _host.Client.GetStringAsync("ct/deliveries/j-1/explanation");

        words.ShouldStartWith("bought (j-1) at 2026-03-04 05:06:07Z, integration ct: sent.");
        words.ShouldContain("  1. passed  ");
        words.ShouldContain("X-CleverTap-Passcode: ********");
        words.ShouldContain("HTTP 200");
        words.ShouldBe(await _host.Client.GetStringAsync("/api/manage/v1/integrations/ct/deliveries/j-1/explanation"));
        (await _host.Client.GetAsync("/api/manage/v1/integrations/other/deliveries/j-1/explanation")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Alarms_are_listed_for_all_and_for_one()
    {
        World.Deliveries.Raise(DeliveryWorld.Target, Waymark.Integrations.AlarmKind.Refusals, "15 of 30", World.GetUtcNow());
        World.Deliveries.Raise(new DeliveryTarget("other", "ct"), Waymark.Integrations.AlarmKind.Broken, "wrong", World.GetUtcNow());
        World.Deliveries.Clear(new DeliveryTarget("other", "ct"), Waymark.Integrations.AlarmKind.Broken, World.GetUtcNow());

        (await KindsAsync("/api/manage/v1/alarms")).ShouldBe(["broken", "refusals"]);
        (await KindsAsync("/api/manage/v1/alarms?open=true")).ShouldBe(["refusals"]);
        (await KindsAsync("ct/alarms?open=false")).ShouldBeEmpty();
        (await _host.GetAsync("")).GetProperty("integrations")[0].GetProperty("alarms")[0].GetProperty("detail").GetString().ShouldBe("15 of 30");

        async Task<IEnumerable<string?>> KindsAsync(string path) =>
            (await _host.GetAsync(path)).GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetProperty("kind").GetString());
    }

    void NothingWasSent()
    {
        World.Partner.Uploads.ShouldBeEmpty();
        World.Deliveries.Batches(DeliveryWorld.Target, 10).ShouldBeEmpty();
    }
}
