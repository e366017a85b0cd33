using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Mixpanel;

public sealed class MixpanelStandInTests : IAsyncLifetime
{
    const string Good = """{"event":"visited","properties":{"time":1772600767,"distinct_id":"u-1","$insert_id":"j1-7"}}""";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("test-token:", "", 200)]
    [InlineData("test-secret:", "", 200)]
    [InlineData("test-account:test-account-secret", "&project_id=1234567", 200)]
    [InlineData("test-account:test-account-secret", "", 401)]
    [InlineData("wrong:", "", 401)]
    public async Task Only_known_credentials_import(string credentials, string project, int status) =>
        (await ImportAsync($"[{Good}]", credentials, project)).Status.ShouldBe(status);

    [Fact]
    public async Task A_repeat_is_kept_once()
    {
        await ImportAsync($"[{Good},{Good}]");
        await ImportAsync($"[{Good}]");

        var record = (await KeptAsync("event")).ShouldHaveSingleItem()!;
        record["repeats"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"properties":{}}""", "event")]
    [InlineData("""{"event":"x","properties":{"time":0,"distinct_id":"u","$insert_id":"i"}}""", "properties.time")]
    [InlineData("""{"event":"x","properties":{"time":"now","distinct_id":"u","$insert_id":"i"}}""", "properties.time")]
    [InlineData("""{"event":"x","properties":{"time":99999999999999,"distinct_id":"u","$insert_id":"i"}}""", "properties.time")]
    [InlineData("""{"event":"x","properties":{"time":1772600767,"distinct_id":"null","$insert_id":"i"}}""", "properties.distinct_id")]
    [InlineData("""{"event":"x","properties":{"time":1772600767,"distinct_id":"u"}}""", "properties.$insert_id")]
    [InlineData("""{"event":"x","properties":{"time":1772600767,"distinct_id":"u","$insert_id":"a_b"}}""", "properties.$insert_id")]
    [InlineData("""{"event":"x","properties":{"time":1772600767,"distinct_id":"u","$insert_id":"i","deep":{"a":{"b":{"c":{"d":1}}}}}}""", "properties.deep")]
    public async Task A_bad_event_is_named_and_the_good_one_is_kept(string bad, string field)
    {
        var answer = await ImportAsync($"[{Good},{bad}]");

        answer.Status.ShouldBe(400);
        var failure = answer.Json["failed_records"]!.AsArray().ShouldHaveSingleItem()!;
        $"{failure["index"]} {failure["field"]}".ShouldBe($"1 {field}");
        (await KeptAsync("event")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""[{"$token":"test-token","$distinct_id":"u","$set":{"a":1}}]""", 1)]
    [InlineData("""[{"$token":"other","$distinct_id":"u","$set":{"a":1}}]""", 0)]
    [InlineData("""[{"$token":"test-token","$set":{"a":1}}]""", 0)]
    [InlineData("""[{"$token":"test-token","$distinct_id":"u"}]""", 0)]
    [InlineData("{}", 0)]
    public async Task Profiles_are_always_answered_200(string body, int status)
    {
        var answer = await _sandbox.PostAsync("/mixpanel/engage?verbose=1", body);

        answer.Status.ShouldBe(200);
        answer.Json["status"]!.GetValue<int>().ShouldBe(status);
        (await KeptAsync("profile")).Count.ShouldBe(status);
    }

    [Fact]
    public async Task It_misbehaves_on_request_and_forgets_on_request()
    {
        await _sandbox.PutAsync("/mixpanel-control", """{"answers":[{"status":503}]}""");

        (await ImportAsync($"[{Good}]")).Status.ShouldBe(503);
        (await ImportAsync($"[{Good}]")).Status.ShouldBe(200);
        await _sandbox.DeleteAsync("/mixpanel-control");
        (await KeptAsync("event")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_install_an_event_and_a_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For(
            "mixpanel", """ "token": "test-token", "waitForId": "yes" """, """{ "event": "payment", "as": "purchase" },"""));
        await shop.ProgrammeAsync("mixpanel-control", """{"answers":[{"drop":true,"after":true}],"path":"import"}""");

        await shop.Phone("i-1").UseTheAppAsync(new() { ["mixpanel_distinct_id"] = "$device:7b1c" });

        var events = await shop.KeptAsync("mixpanel-control", "event", 3);
        events.Select(one => $"{one["event"]}").ShouldBe(["[Waymark] Install", "add_to_cart", "purchase"]);
        $"{events[0]["properties"]!["utm_source"]}".ShouldBe("organic");
        $"{events[2]["properties"]!["amount"]} {events[2]["properties"]!["currency"]}".ShouldBe("499.5 INR");
        $"{(await shop.KeptAsync("mixpanel-control", "profile", 1))[0]["$set_once"]!["Install Type"]}".ShouldBe("organic");
    }

    Task<Reply> ImportAsync(string body, string credentials = "test-token:", string more = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/mixpanel/import?strict=1{more}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return _sandbox.SendAsync(request);
    }

    async Task<JsonArray> KeptAsync(string kind) => (await _sandbox.GetAsync($"/mixpanel-control/records?kind={kind}")).Json["records"]!.AsArray();
}
