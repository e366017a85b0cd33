using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Waymark.Events;
using Waymark.Server.Tests.Delivery;

namespace Waymark.Server.Tests.Api.Integrations;

public sealed class IntegrationEndpointsTests : IAsyncLifetime
{
    readonly DeliveryHost _host = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    DeliveryWorld World => _host.World;

    HttpClient Client => _host.Client;

    public async ValueTask InitializeAsync() => await _host.StartAsync(Stop);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_ledger_shows_where_every_event_stands()
    {
        World.Know("i1", "__g1");
        World.Know("i2");
        World.Happens("i1");
        World.Happens("i1", EventKind.Open);
        World.Happens("i2");
        await World.DeliverAsync();

        var ledger = await Client.GetFromJsonAsync<JsonElement>("ct/ledger", Stop);

        ledger.GetProperty("events").GetInt64().ShouldBe(3);
        ledger.GetProperty("sent").GetInt64().ShouldBe(1);
        ledger.GetProperty("skipped").GetRawText().ShouldBe("""{"event_not_mapped":1}""");
        ledger.GetProperty("held").GetInt64().ShouldBe(1);
        ledger.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        ledger.GetProperty("cursor").GetInt64().ShouldBe(3);
        ledger.GetProperty("state").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task A_search_tells_of_what_went_right_too()
    {
        World.Know("i1", "__g1");
        World.Happens("i1");
        World.Happens("i1", name: "App Launched");
        await World.DeliverAsync();

        (await StatesAsync("ct/deliveries")).ShouldBe(["sent", "refused"]);
        (await StatesAsync("ct/deliveries?state=refused")).ShouldBe(["refused"]);
        (await StatesAsync("ct/deliveries?state=held")).ShouldBeEmpty();
        (await StatesAsync("ct/deliveries?install=i1")).ShouldBe(["sent", "refused"]);
        (await Client.GetAsync("ct/deliveries?state=odd", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        async Task<IEnumerable<string?>> StatesAsync(string path) =>
            (await Client.GetFromJsonAsync<JsonElement>(path, Stop)).GetProperty("deliveries").EnumerateArray()
                .Select(delivery => delivery.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Given_up_events_and_ranges_can_be_sent_again()
    {
        World.Know("i1");
        World.Happens("i1");
        await World.DeliverAsync();
        World.Advance(TimeSpan.FromHours(72));
        await World.DeliverAsync();
        World.Know("i1", "__g1");

        (await PostAsync("""{"state":"dead"}""")).GetProperty("replayed").GetInt64().ShouldBe(1);
        await World.DeliverAsync();
        (await PostAsync("""{"from":1}""")).GetProperty("run").GetInt32().ShouldBe(1);
        await World.DeliverAsync();

        World.Partner.TakenIds.ShouldBe(["e1", "e1"]);
        (await Client.PostAsync("ct/replay", JsonContent.Create(new { }), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Client.PostAsync("ct/replay", JsonContent.Create(new { from = 99 }), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        async Task<JsonElement> PostAsync(string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await Client.PostAsync("ct/replay", content, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        }
    }

    [Fact]
    public async Task A_test_says_in_words_what_is_wrong()
    {
        World.Partner.OnProbe = () => FakePartner.Json(401, "");

        var answer = await (await Client.PostAsync("ct/test", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        answer.GetProperty("works").GetBoolean().ShouldBeFalse();
        answer.GetProperty("reason").GetString().ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
    }

    [Fact]
    public async Task The_list_shows_where_requests_go_and_no_secret()
    {
        var list = await Client.GetStringAsync("", Stop);

        list.ShouldContain("http://partner.test");
        list.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_key_and_nothing_is_found_that_is_not_there()
    {
        (await Client.GetAsync("other/ledger", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Client.DefaultRequestHeaders.Authorization = null;
        (await Client.GetAsync("ct/ledger", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
