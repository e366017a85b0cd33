using System.Globalization;
using System.Net;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Server.Tests.Delivery;

namespace Waymark.Server.Tests.Api.Integrations;

public sealed class DeliveryEndpointsTests : IAsyncLifetime
{
    readonly DeliveryHost _host = new();

    DeliveryWorld World => _host.World;

    public async ValueTask InitializeAsync()
    {
        World.NameEvent = position => $"j-{position}";
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("", "1 sent, 2 skipped, 3 held, 4 refused, 5 sent, 6 waiting")]
    [InlineData("state=sent", "1 sent, 5 sent")]
    [InlineData("state=skipped", "2 skipped")]
    [InlineData("state=skipped&reason=event_not_mapped", "2 skipped")]
    [InlineData("state=skipped&reason=other", "")]
    [InlineData("reason=no_clevertap_id", "3 held")]
    [InlineData("state=held", "3 held")]
    [InlineData("state=refused", "4 refused")]
    [InlineData("state=dead", "")]
    [InlineData("state=waiting", "6 waiting")]
    [InlineData("state=before_start", "")]
    [InlineData("event=bought", "5 sent")]
    [InlineData("install=i2", "3 held")]
    [InlineData("user=u-1", "1 sent, 5 sent")]
    [InlineData("user=u-1&state=refused", "")]
    [InlineData("order=newest", "6 waiting, 5 sent, 4 refused, 3 held, 2 skipped, 1 sent")]
    [InlineData("order=newest&state=held", "3 held")]
    [InlineData("from=2026-03-04T06:00:00Z", "5 sent, 6 waiting")]
    [InlineData("to=2026-03-04T06:00:00Z", "1 sent, 2 skipped, 3 held, 4 refused")]
    [InlineData("to=2026-03-04T06:00:00Z&state=refused&order=newest", "4 refused")]
    [InlineData("eventId=j-5", "5 sent")]
    [InlineData("eventId=other-5", "")]
    public async Task Deliveries_are_found_by_everything_people_ask_for(string question, string found)
    {
        await SomethingOfEverything();

        (await FindAsync(question)).ShouldBe(found);
    }

    [Theory]
    [InlineData("oldest")]
    [InlineData("newest")]
    public async Task Pages_follow_each_other_without_a_gap(string order)
    {
        await SomethingOfEverything();
        var found = new List<string>();
        long? next = null;

        do
        {
            var page = await _host.GetAsync($"ct/deliveries?limit=2&order={order}{(next is null ? "" : $"&after={next.Value.ToString(CultureInfo.InvariantCulture)}")}");
            found.AddRange(page.GetProperty("deliveries").EnumerateArray().Select(delivery => delivery.GetProperty("eventId").GetString()!));
            next = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } place ? place.GetInt64() : null;
        }
        while (next is not null);

        string[] all = ["j-1", "j-2", "j-3", "j-4", "j-5", "j-6"];
        found.ShouldBe(order == "oldest" ? all : all.Reverse());
    }

    [Theory]
    [InlineData("state=odd")]
    [InlineData("state=0")]
    [InlineData("order=random")]
    [InlineData("from=2026-03-05T00:00:00Z&to=2026-03-04T00:00:00Z")]
    [InlineData("from=yesterday")]
    public async Task Questions_that_make_no_sense_are_turned_down(string question)
    {
        using var answer = await _host.Client.GetAsync($"ct/deliveries?{question}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task One_delivery_tells_its_standing_its_checks_its_request_and_its_attempts()
    {
        World.Know("i1", "__g1");
        World.Happens("i1", name: "bought");
        World.Partner.OnUpload = _ => FakePartner.Json(503, "not now, secret one");
        await World.DeliverAsync();
        World.Partner.OnUpload = _ => null;
        World.Advance(TimeSpan.FromSeconds(1));
        await World.DeliverAsync();
        World.Deliveries.BeginReplay(DeliveryWorld.Target, 0, 1, World.GetUtcNow());
        await World.DeliverAsync();

        var delivery = await _host.GetAsync("ct/deliveries/j-1");

        delivery.GetProperty("delivery").GetProperty("state").GetString().ShouldBe("sent");
        delivery.GetProperty("event").GetProperty("name").GetString().ShouldBe("bought");
        delivery.GetProperty("checks").EnumerateArray().ShouldAllBe(check => check.GetProperty("passed").GetBoolean());
        delivery.GetProperty("checks").GetArrayLength().ShouldBeGreaterThan(4);
        delivery.GetProperty("attempts").EnumerateArray().Select(attempt =>
            $"{attempt.GetProperty("number")} {attempt.GetProperty("retry")} run {attempt.GetProperty("call").GetProperty("run")} HTTP {attempt.GetProperty("call").GetProperty("status")}")
            .ShouldBe(["1 False run 0 HTTP 503", "2 True run 0 HTTP 200", "3 False run 1 HTTP 200"]);
        delivery.GetProperty("attempts")[0].GetProperty("call").GetProperty("answer").GetString().ShouldBe("not now, ******** one");
        delivery.GetProperty("replays").EnumerateArray().Select(replay => $"{replay.GetProperty("run")} {replay.GetProperty("state")}").ShouldBe(["1 sent"]);

        var request = delivery.GetProperty("request").GetProperty("requests").EnumerateArray().ShouldHaveSingleItem();
        request.GetProperty("method").GetString().ShouldBe("POST");
        request.GetProperty("address").GetString().ShouldBe("http://partner.test/1/upload");
        request.GetProperty("headers").GetProperty("X-CleverTap-Passcode").GetString().ShouldBe("********");
        request.GetProperty("body").GetString()!.ShouldContain("\"evtName\":\"bought\"");
        delivery.GetRawText().ShouldNotContain("secret");
    }

    [Fact]
    public async Task One_delivery_that_was_skipped_tells_the_check_that_failed()
    {
        World.Happens("i1", EventKind.Open);
        await World.DeliverAsync();

        var delivery = await _host.GetAsync("ct/deliveries/j-1");

        var failed = delivery.GetProperty("checks").EnumerateArray().Last();
        failed.GetProperty("passed").GetBoolean().ShouldBeFalse();
        failed.GetProperty("reason").GetString().ShouldBe(delivery.GetProperty("delivery").GetProperty("reason").GetString());
        delivery.GetProperty("request").GetProperty("requests").GetArrayLength().ShouldBe(0);
        delivery.GetProperty("attempts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_sent_stays_sent_when_the_settings_change()
    {
        World.Know("i1", "__g1");
        World.Happens("i1");
        await World.DeliverAsync();

        World.Configure(DeliveryWorld.Integration with { Events = [new EventMapping { Event = "other" }] });

        (await FindAsync("")).ShouldBe("1 sent");
    }

    [Theory]
    [InlineData("j-9")]
    [InlineData("other-1")]
    [InlineData("nonsense")]
    public async Task An_event_that_is_not_there_is_not_found(string id)
    {
        World.Happens("i1");

        using var answer = await _host.Client.GetAsync($"ct/deliveries/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Calls_and_the_latest_failure_are_listed()
    {
        World.Know("i1", "__g1");
        World.Happens("i1");
        World.Partner.OnUpload = _ => FakePartner.Json(500, "oh, secret");
        await World.DeliverAsync();

        var call = (await _host.GetAsync("ct/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        var failure = (await _host.GetAsync("")).GetProperty("integrations")[0].GetProperty("lastError");

        (call.GetProperty("status").GetInt32(), call.GetProperty("failure").GetString()).ShouldBe((500, "HTTP 500"));
        (failure.GetProperty("error").GetString(), failure.GetProperty("answer").GetString()).ShouldBe(("HTTP 500", "oh, ********"));
    }

    async Task<string> FindAsync(string question)
    {
        var page = await _host.GetAsync($"ct/deliveries?{question}");
        return string.Join(", ", page.GetProperty("deliveries").EnumerateArray()
            .Select(delivery => $"{delivery.GetProperty("position").GetInt64()} {delivery.GetProperty("state").GetString()}"));
    }

    async Task SomethingOfEverything()
    {
        World.Know("i1", "__g1");
        World.Know("i2");
        World.Happens("i1", user: "u-1");
        World.Happens("i1", EventKind.Open);
        World.Happens("i2");
        World.Happens("i1", name: "App Launched");
        await World.DeliverAsync();
        World.Advance(TimeSpan.FromHours(1));
        World.Happens("i1", name: "bought", user: "u-1");
        await World.DeliverAsync();
        World.Happens("i1");
    }
}
