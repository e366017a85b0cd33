using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Hosting;

public sealed class ManagementApiTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("apps/shop/stream")]
    [InlineData("apps/shop/installs/x")]
    [InlineData("apps/shop/installs/x/explanation")]
    [InlineData("apps/shop/reports/daily")]
    [InlineData("apps/shop/integrations")]
    [InlineData("apps/shop/integrations/ct/deliveries")]
    [InlineData("integrations/ct/deliveries/x/explanation")]
    [InlineData("alarms")]
    [InlineData("configuration")]
    public async Task Nothing_is_shown_without_the_management_key(string path)
    {
        using var without = await _app.ManageRawAsync(path, key: null);
        using var wrong = await _app.ManageRawAsync(path, key: "mk_wrong");

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_install_is_shown_with_its_verdict_in_words()
    {
        await _app.InstallAsync("i-1", new JsonObject { ["brand"] = "google", ["gaid"] = "38400000-8cf0-11bd-b23e-10b96e40000d" });

        var install = await _app.ManageAsync("apps/shop/installs/i-1");

        install.GetProperty("platform").GetString().ShouldBe("android");
        install.GetProperty("device").GetProperty("gaid").GetString().ShouldBe("38400000-8cf0-11bd-b23e-10b96e40000d");
        install.GetProperty("verdict").GetProperty("type").GetString().ShouldBe("ORGANIC");
        install.GetProperty("explanation").GetString()!.ShouldContain("not credited to anybody (organic)");
    }

    [Theory]
    [InlineData("apps/shop/installs/unknown")]
    [InlineData("apps/nobody/installs/unknown")]
    [InlineData("apps/nobody/stream")]
    [InlineData("apps/nobody/reports/daily")]
    public async Task What_is_not_there_is_404_with_a_sentence(string path)
    {
        using var answer = await _app.ManageRawAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("There is no");
    }

    [Theory]
    [InlineData("apps/shop/stream?limit=0", "limit")]
    [InlineData("apps/shop/stream?limit=5000", "limit")]
    [InlineData("apps/shop/stream?after=soon", "after")]
    [InlineData("apps/shop/reports/daily?from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("apps/shop/reports/daily?from=2020-01-01&to=2026-01-01", "366")]
    public async Task Bad_questions_are_answered_with_what_to_change(string path, string names)
    {
        using var answer = await _app.ManageRawAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(names);
    }

    [Fact]
    public async Task The_stream_is_read_page_by_page_with_its_filters()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _app.CallAsync("capture-event", new JsonObject
            {
                ["install_instance_id"] = "i-2",
                ["event_name"] = number % 2 == 0 ? "even" : "odd",
                ["event_data"] = new JsonObject { ["order"] = $"order-{number}", ["note"] = "Grüße 🎉" },
            });
        }

        await _app.ClicksAsync();

        var odd = await _app.ManageAsync("apps/shop/stream?name=odd&limit=2");
        Orders(odd).ShouldBe(["order-1", "order-3"]);

        var rest = await _app.ManageAsync($"apps/shop/stream?name=odd&limit=2&after={odd.GetProperty("next").GetString()}");
        Orders(rest).ShouldBe(["order-5"]);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);

        Orders(await _app.ManageAsync("apps/shop/stream?contains=order-4")).ShouldBe(["order-4"]);
        (await _app.ManageAsync("apps/shop/stream?contains=order-9")).GetProperty("events").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Health_tells_how_far_processing_is()
    {
        await _app.ClicksAsync();

        using var live = await _app.Client.GetAsync("/health/live");
        using var ready = await _app.Client.GetAsync("/health/ready");

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("behind").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_management_API_describes_itself()
    {
        using var answer = await _app.Client.GetAsync("/openapi/v1.json");
        var paths = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("paths");

        paths.TryGetProperty("/api/manage/v1/apps/{app}/stream", out _).ShouldBeTrue();
        paths.TryGetProperty("/api/manage/v1/apps/{app}/integrations/{integration}/ledger", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("deliveries", "get", "app, integration, state, reason, event, eventId, install, user, from, to, run, order, after, limit")]
    [InlineData("deliveries/{eventId}", "get", "app, integration, eventId")]
    [InlineData("deliveries/{eventId}/explanation", "get", "app, integration, eventId")]
    [InlineData("calls", "get", "app, integration, limit")]
    [InlineData("replay", "post", "app, integration")]
    [InlineData("replays", "get", "app, integration")]
    [InlineData("replays/{run}", "delete", "app, integration, run")]
    [InlineData("backfill", "post", "app, integration")]
    [InlineData("pause", "post", "app, integration")]
    [InlineData("resume", "post", "app, integration")]
    [InlineData("test", "post", "app, integration")]
    [InlineData("dry-run", "post", "app, integration")]
    [InlineData("send-test", "post", "app, integration")]
    [InlineData("alarms", "get", "app, integration, open, limit")]
    public async Task Every_route_of_an_integration_is_described_with_its_parameters(string route, string verb, string parameters)
    {
        using var answer = await _app.Client.GetAsync("/openapi/v1.json");
        var operation = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("paths")
            .GetProperty($"/api/manage/v1/apps/{{app}}/integrations/{{integration}}/{route}").GetProperty(verb);

        string.Join(", ", operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString())).ShouldBe(parameters);
        operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ShouldContain("404");
        operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
    }

    static IEnumerable<string> Orders(JsonElement page) =>
        page.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("attributes").GetProperty("order").GetString()!);
}
