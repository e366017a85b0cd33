using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Amplitude;

public sealed class AmplitudeStandInTests : IAsyncLifetime
{
    const string Good = """{"device_id":"device-1","event_type":"visited","time":1772600767000,"insert_id":"j1-7"}""";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_repeat_is_kept_once()
    {
        (await UploadAsync(Good, Good))["events_ingested"].ShouldBe("2");

        (await KeptAsync()).ShouldHaveSingleItem()!["repeats"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"api_key":"other","events":[{}]}""", "Invalid API key")]
    [InlineData("""{"events":[{}]}""", "Request missing required field")]
    [InlineData("""{"api_key":"test-key","events":[]}""", "Request missing required field")]
    [InlineData("[", "Invalid JSON request body")]
    public async Task A_call_without_what_it_needs_is_refused(string body, string error)
    {
        var answer = await _sandbox.PostAsync("/amplitude/2/httpapi", body);

        answer.Status.ShouldBe(400);
        answer["error"].ShouldBe(error);
    }

    [Theory]
    [InlineData("""{"device_id":"device-1"}""", "events_with_missing_fields", "event_type")]
    [InlineData("""{"event_type":"x"}""", "events_with_missing_fields", "user_id or device_id")]
    [InlineData("""{"event_type":"x","device_id":"abc"}""", "events_with_missing_fields", "user_id or device_id")]
    [InlineData("""{"event_type":"x","device_id":"device-1","time":"never"}""", "events_with_invalid_fields", "time")]
    [InlineData("""{"event_type":"[Amplitude] Revenue","device_id":"device-1"}""", "events_with_invalid_fields", "event_type")]
    [InlineData("""{"event_type":"x","device_id":"device-1","user_id":"anonymous"}""", "events_with_invalid_fields", "user_id")]
    public async Task One_bad_event_keeps_all_of_them_out(string bad, string list, string field)
    {
        var answer = await UploadAsync(Good, bad);

        answer.Status.ShouldBe(400);
        answer.Json[list]![field]!.AsArray().Select(index => index!.GetValue<int>()).ShouldBe([1]);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Shorter_ids_are_taken_when_the_call_says_so() =>
        (await _sandbox.PostAsync("/amplitude/2/httpapi", """{"api_key":"test-key","events":[{"event_type":"x","user_id":"u"}],"options":{"min_id_length":1}}""")).Status.ShouldBe(200);

    [Fact]
    public async Task More_than_2000_events_are_too_many() =>
        (await UploadAsync([.. Enumerable.Repeat(Good, 2_001)])).Status.ShouldBe(413);

    [Fact]
    public async Task An_install_an_event_and_a_payment_arrive()
    {
        await using var shop = await Shop.StartAsync(ShopPlan.For(
            "amplitude", """ "apiKey": "test-key", "waitForId": "yes" """, """{ "event": "payment", "as": "purchase" },"""));
        await shop.ProgrammeAsync("amplitude-control", """{"answers":[{"drop":true,"after":true}]}""");

        await shop.Phone("i-1").UseTheAppAsync(new() { ["amplitude_device_id"] = "amp-device-7" });

        var events = await shop.KeptAsync("amplitude-control", "event", 3);
        events.Select(one => $"{one["event_type"]}").ShouldBe(["[Waymark] Install", "add_to_cart", "purchase"]);
        $"{events[0]["user_properties"]!["$setOnce"]!["Install Source"]}".ShouldBe("organic");
        $"{events[2]["device_id"]} {events[2]["revenue"]}".ShouldBe("amp-device-7 499.5");
    }

    Task<Reply> UploadAsync(params string[] events) =>
        _sandbox.PostAsync("/amplitude/2/httpapi", $$"""{"api_key":"test-key","events":[{{string.Join(',', events)}}]}""");

    async Task<JsonArray> KeptAsync() => (await _sandbox.GetAsync("/amplitude-control/records")).Json["records"]!.AsArray();
}
