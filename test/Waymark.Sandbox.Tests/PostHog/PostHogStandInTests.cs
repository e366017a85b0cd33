using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.PostHog;

public sealed class PostHogStandInTests : IAsyncLifetime
{
    const string Good = """{"event":"visited","distinct_id":"u-1","uuid":"87feec31-c665-849f-8a5a-c341a7e9df2c","timestamp":"2026-03-04T05:06:07.000Z"}""";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_repeat_is_kept_once()
    {
        (await BatchAsync(Good, Good)).Status.ShouldBe(200);

        (await KeptAsync()).ShouldHaveSingleItem()!["repeats"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"distinct_id":"u"}""")]
    [InlineData("""{"event":"x"}""")]
    [InlineData("""{"event":"x","distinct_id":""}""")]
    [InlineData("""{"event":"x","distinct_id":"u","uuid":"7"}""")]
    [InlineData("""{"event":"x","distinct_id":"u","timestamp":"yesterday"}""")]
    public async Task A_bad_event_is_dropped_without_a_word_but_the_inbox_tells(string bad)
    {
        (await BatchAsync(Good, bad)).Status.ShouldBe(200);

        (await KeptAsync()).Count.ShouldBe(1);
        $"{(await _sandbox.ReceivedAsync("/posthog-control")).ShouldHaveSingleItem()!["remark"]}".ShouldStartWith("dropped afterwards: event 1");
    }

    [Theory]
    [InlineData("""{"api_key":"phc_test","batch":[]}""", 400)]
    [InlineData("[", 400)]
    [InlineData("""{"batch":[{}]}""", 401)]
    [InlineData("""{"api_key":"phx_personal","batch":[{}]}""", 401)]
    [InlineData("""{"api_key":"phc_other","batch":[{"event":"x","distinct_id":"u"}]}""", 200)]
    public async Task A_call_that_keeps_nothing(string body, int status)
    {
        (await _sandbox.PostAsync("/posthog/batch/", body)).Status.ShouldBe(status);

        (await KeptAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("phc_test", 200)]
    [InlineData("phc_other", 401)]
    public async Task Flags_know_keys(string key, int status) =>
        (await _sandbox.PostAsync("/posthog/flags?v=2", $$"""{"api_key":"{{key}}","distinct_id":"nobody"}""")).Status.ShouldBe(status);

    [Fact]
    public async Task An_install_an_event_and_a_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For(
            "posthog", """ "apiKey": "phc_test", "waitForId": "yes" """, """{ "event": "payment", "as": "purchase" },"""));
        await shop.ProgrammeAsync("posthog-control", """{"answers":[{"drop":true,"after":true}],"path":"batch"}""");

        await shop.Phone("i-1").UseTheAppAsync(new() { ["posthog_distinct_id"] = "ph-7" });

        var events = await shop.KeptAsync("posthog-control", "event", 3);
        events.Select(one => $"{one["event"]}").ShouldBe(["[Waymark] Install", "add_to_cart", "purchase"]);
        $"{events[0]["properties"]!["$set_once"]!["install_source"]}".ShouldBe("organic");
        $"{events[2]["distinct_id"]} {events[2]["properties"]!["amount"]}".ShouldBe("ph-7 499.5");
    }

    Task<Reply> BatchAsync(params string[] events) =>
        _sandbox.PostAsync("/posthog/batch/", $$"""{"api_key":"phc_test","batch":[{{string.Join(',', events)}}]}""");

    async Task<JsonArray> KeptAsync() => (await _sandbox.GetAsync("/posthog-control/records")).Json["records"]!.AsArray();
}
