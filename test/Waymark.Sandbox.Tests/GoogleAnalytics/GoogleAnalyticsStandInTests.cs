using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsStandInTests : IAsyncLifetime
{
    const string Instance = "0123456789abcdef0123456789abcdef";
    const string Right = "?firebase_app_id=1:123:android:abc&api_secret=test-secret";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData(Right, 1)]
    [InlineData("?firebase_app_id=1:123:android:abc&api_secret=wrong", 0)]
    [InlineData("?firebase_app_id=1:9:android:other&api_secret=test-secret", 0)]
    [InlineData("", 0)]
    public async Task Everything_is_answered_204_and_only_what_is_right_is_kept(string query, int kept)
    {
        (await _sandbox.PostAsync($"/ga4/mp/collect{query}", Body("""{"name":"visited"}"""))).Status.ShouldBe(204);

        (await KeptAsync()).Count.ShouldBe(kept);
    }

    [Theory]
    [InlineData("""{"name":"_bad"}""", "NAME_INVALID")]
    [InlineData("""{"name":"add to cart"}""", "NAME_INVALID")]
    [InlineData("""{"name":"first_open"}""", "NAME_RESERVED")]
    [InlineData("""{"name":"firebase_x"}""", "NAME_RESERVED")]
    [InlineData("""{"name":"x","params":{"ga_y":1}}""", "NAME_INVALID")]
    [InlineData("""{"name":"x","params":{"deep":{"a":1}}}""", "VALUE_INVALID")]
    [InlineData("""{"name":"x","params":{"value":1}}""", "VALUE_REQUIRED")]
    [InlineData("""{"name":"x","timestamp_micros":1000000}""", "VALUE_OUT_OF_BOUNDS")]
    public async Task The_validation_server_says_what_is_wrong_and_the_other_drops_it(string bad, string code)
    {
        var told = await _sandbox.PostAsync($"/ga4/debug/mp/collect{Right}", Body(bad));
        await _sandbox.PostAsync($"/ga4/mp/collect{Right}", Body(bad));

        $"{told.Json["validationMessages"]!.AsArray().ShouldHaveSingleItem()!["validationCode"]}".ShouldBe(code);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_is_about_one_installation_and_25_events()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"name":"x"}""", 26));

        var told = await _sandbox.PostAsync($"/ga4/debug/mp/collect{Right}", $$"""{"app_instance_id":"short","events":[{{many}}]}""");

        told.Json["validationMessages"]!.AsArray().Select(message => $"{message!["fieldPath"]}").ShouldBe(["app_instance_id", "events"]);
    }

    [Fact]
    public async Task A_purchase_is_counted_once()
    {
        const string Purchase = """{"name":"purchase","params":{"transaction_id":"p-1","value":1,"currency":"INR"}}""";

        await _sandbox.PostAsync($"/ga4/mp/collect{Right}", Body($"{Purchase},{Purchase}"));

        (await KeptAsync()).ShouldHaveSingleItem()!["repeats"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_install_an_event_and_a_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For(
            "ga4", """ "androidAppId": "1:123:android:abc", "androidApiSecret": "test-secret" """, """{ "event": "payment", "as": "purchase" },"""));
        await shop.ProgrammeAsync("ga4-control", """{"answers":[{"status":503}],"path":"collect"}""");

        await shop.Phone("i-1").UseTheAppAsync(new() { ["ga_app_instance_id"] = Instance });

        var events = await shop.KeptAsync("ga4-control", "event", 3);
        events.Select(one => $"{one["event"]!["name"]}").ShouldBe(["waymark_install", "add_to_cart", "purchase"]);
        $"{events[0]["who"]!["user_properties"]!["install_source"]!["value"]}".ShouldBe("organic");
        $"{events[2]["who"]!["app_instance_id"]}".ShouldBe(Instance);
        $"{events[2]["event"]!["params"]!["value"]} {events[2]["event"]!["params"]!["currency"]}".ShouldBe("499.5 INR");
    }

    static string Body(string events) => $$"""{"app_instance_id":"{{Instance}}","events":[{{events}}]}""";

    async Task<JsonArray> KeptAsync() => (await _sandbox.GetAsync("/ga4-control/records")).Json["records"]!.AsArray();
}
