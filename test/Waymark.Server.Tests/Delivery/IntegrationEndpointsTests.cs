using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Server.Api;
using Waymark.Server.Delivery;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Delivery;

public sealed class IntegrationEndpointsTests : IAsyncLifetime
{
    readonly DeliveryWorld _world = new();
    readonly ConfigurationDirectory _directory = new();
    readonly HttpClient _client = new();

    WebApplication? _host;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        _directory.AddTo(builder.Services).AddManagementApi();
        builder.Services
            .AddSingleton<ICurrentConfiguration>(_world)
            .AddSingleton<IStream>(_world.Stream)
            .AddSingleton(_world.Room)
            .AddSingleton(_world.Deliveries)
            .AddSingleton<DeliveryTrace>()
            .AddSingleton<DeliveryWorkers>();

        _host = builder.Build();
        _host.MapGroup("/api/manage/v1").MapIntegrations();
        await _host.Services.GetRequiredService<LiveConfiguration>().ApplyAsync("""{ "managementKeys": ["mk_dev"] }""", "test", stop: Stop);
        await _host.StartAsync(Stop);
        _client.BaseAddress = new Uri($"{_host.Urls.Single()}/api/manage/v1/apps/shop/integrations/");
        _client.DefaultRequestHeaders.Authorization = new("Bearer", "mk_dev");
        await _world.DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
        await _directory.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task The_ledger_shows_where_every_event_stands()
    {
        _world.Know("i1", "__g1");
        _world.Know("i2");
        _world.Happens("i1");
        _world.Happens("i1", EventKind.Open);
        _world.Happens("i2");
        await _world.DeliverAsync();

        var ledger = await _client.GetFromJsonAsync<JsonElement>("ct/ledger", Stop);

        ledger.GetProperty("events").GetInt64().ShouldBe(3);
        ledger.GetProperty("sent").GetInt64().ShouldBe(1);
        ledger.GetProperty("skipped").GetRawText().ShouldBe("""{"event_not_mapped":1}""");
        ledger.GetProperty("held").GetInt64().ShouldBe(1);
        ledger.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        ledger.GetProperty("cursor").GetInt64().ShouldBe(3);
        ledger.GetProperty("state").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Rows_tell_what_did_not_go_right_and_an_install_tells_everything()
    {
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        _world.Happens("i1", name: "App Launched");
        await _world.DeliverAsync();

        (await StatesAsync("ct/deliveries")).ShouldBe(["refused"]);
        (await StatesAsync("ct/deliveries?state=held")).ShouldBeEmpty();
        (await StatesAsync("ct/deliveries?install=i1")).ShouldBe(["sent", "refused"]);
        (await _client.GetAsync("ct/deliveries?state=odd", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        async Task<IEnumerable<string?>> StatesAsync(string path) =>
            (await _client.GetFromJsonAsync<JsonElement>(path, Stop)).GetProperty("deliveries").EnumerateArray()
                .Select(delivery => delivery.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Given_up_events_and_ranges_can_be_sent_again()
    {
        _world.Know("i1");
        _world.Happens("i1");
        await _world.DeliverAsync();
        _world.Advance(TimeSpan.FromHours(72));
        await _world.DeliverAsync();
        _world.Know("i1", "__g1");

        (await PostAsync("""{"state":"dead"}""")).GetProperty("replayed").GetInt64().ShouldBe(1);
        await _world.DeliverAsync();
        (await PostAsync("""{"from":1}""")).GetProperty("run").GetInt32().ShouldBe(1);
        await _world.DeliverAsync();

        _world.Partner.TakenIds.ShouldBe(["e1", "e1"]);
        (await _client.PostAsync("ct/replay", JsonContent.Create(new { }), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _client.PostAsync("ct/replay", JsonContent.Create(new { from = 99 }), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        async Task<JsonElement> PostAsync(string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await _client.PostAsync("ct/replay", content, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        }
    }

    [Fact]
    public async Task A_test_says_in_words_what_is_wrong()
    {
        _world.Partner.OnProbe = () => FakePartner.Json(401, "");

        var answer = await (await _client.PostAsync("ct/test", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        answer.GetProperty("works").GetBoolean().ShouldBeFalse();
        answer.GetProperty("reason").GetString().ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
    }

    [Fact]
    public async Task The_list_shows_where_requests_go_and_no_secret()
    {
        var list = await _client.GetStringAsync("", Stop);

        list.ShouldContain("http://partner.test");
        list.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_key_and_nothing_is_found_that_is_not_there()
    {
        (await _client.GetAsync("other/ledger", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        _client.DefaultRequestHeaders.Authorization = null;
        (await _client.GetAsync("ct/ledger", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
