using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Skan;

public sealed class ConversionValueTests
{
    static string DocumentWith(string schema) => WaymarkApplication.Document
        .Replace("\"currency\": \"INR\"", "\"currency\": \"USD\"", StringComparison.Ordinal)
        .Replace("\"uriScheme\"", $$""" "skan": { "schemas": [ {{schema}} ] }, "uriScheme" """, StringComparison.Ordinal);

    [Fact]
    public async Task Answers_tell_a_fine_value_that_never_falls_and_always_the_coarse_one_with_it()
    {
        await using var waymark = await WaymarkApplication.StartAsync(DocumentWith(
            """{ "version": 1, "currency": "USD", "mode": "revenue", "buckets": [0, 5, 20, 50], "fines": [30, 40, 50, 60] }"""));
        await OpenAsync(waymark, "IOS");

        (await PayAsync(waymark, 3.00m, hours: 1)).ShouldBe("30 medium False");
        (await PayAsync(waymark, 4.00m, hours: 30)).ShouldBe("40 medium False");
        (await PayAsync(waymark, 100.00m, hours: 80)).ShouldBe("40 high False");
        (await PayAsync(waymark, 1.00m, hours: 81)).ShouldBe("40 high False");
        (await PayAsync(waymark, 100.00m, hours: 24 * 36)).ShouldBeNull();
    }

    [Fact]
    public async Task Sign_ups_events_and_opened_links_tell_values_too()
    {
        await using var waymark = await WaymarkApplication.StartAsync(DocumentWith("""
            { "version": 1, "currency": "USD", "mode": "custom", "rows": [
                { "fine": 10, "when": [ { "on": "signUp" } ] },
                { "fine": 25, "lock": true, "when": [ { "on": "signUp" }, { "event": "trial" } ] } ] }
            """));
        await OpenAsync(waymark, "IOS");

        Value(await waymark.CallAsync("trigger", Body(("user_data", new JsonObject { ["id"] = "u-1" })))).ShouldBe("10 low False");
        Value(await waymark.CallAsync("capture-event", Body(("event_name", "looked")))).ShouldBe("10 low False");
        Value(await waymark.CallAsync("capture-event", Body(("event_name", "trial")))).ShouldBe("25 medium True");
        Value(await waymark.CallAsync("handle-deeplink", Body(("deeplink_url", "https://links.example.test/p/42")))).ShouldBe("25 medium True");
    }

    [Fact]
    public async Task A_repeated_call_hears_what_the_first_one_did_for_its_answer_may_be_lost()
    {
        await using var waymark = await WaymarkApplication.StartAsync(DocumentWith("""{ "version": 1, "currency": "USD", "mode": "default" }"""));
        await OpenAsync(waymark, "IOS");

        var body = Body(("amount", 7), ("payment_id", "p-1"), ("time_since_app_install", 12.5));
        Value(await waymark.CallAsync("capture-payment", body.DeepClone().AsObject())).ShouldBe("33 medium False");
        Value(await waymark.CallAsync("capture-payment", body.DeepClone().AsObject())).ShouldBe("33 medium False");
    }

    [Theory]
    [InlineData("ANDROID")]
    [InlineData("FLUTTER")]
    public async Task Android_devices_hear_nothing(string platform)
    {
        await using var waymark = await WaymarkApplication.StartAsync(DocumentWith("""{ "version": 1, "currency": "USD", "mode": "default" }"""));
        await OpenAsync(waymark, platform, new JsonObject { ["android_id"] = "a1b2c3d4e5f60718", ["system_version"] = "14", ["device_id"] = "a1b2c3d4e5f60718" });

        (await PayAsync(waymark, 10, hours: 1, platform)).ShouldBeNull();
    }

    static Task<JsonElement> OpenAsync(WaymarkApplication waymark, string platform, JsonObject? device = null) =>
        waymark.InstallAsync("i-1", device ?? new JsonObject { ["idfv"] = "3c2d1b0a-0000-4000-8000-000000000001" }, platform);

    static async Task<string?> PayAsync(WaymarkApplication waymark, decimal amount, double hours, string platform = "IOS") => Value(await waymark.CallAsync(
        "capture-payment", Body(("platform", platform), ("amount", amount), ("time_since_app_install", hours * 3_600))));

    static JsonObject Body(params IEnumerable<(string Key, JsonNode Value)> parts)
    {
        var body = new JsonObject { ["install_instance_id"] = "i-1", ["platform"] = "IOS" };
        foreach (var (key, value) in parts)
            body[key] = value;
        return body;
    }

    /// <returns>All three, as the device reads them; null when there is no fine value, and then there must be nothing else.</returns>
    static string? Value(JsonElement answer)
    {
        var data = answer.GetProperty("data");
        if (data.TryGetProperty("fine_conversion_value", out var fine))
            return $"{fine.GetInt32()} {data.GetProperty("coarse_conversion_value").GetString()} {data.GetProperty("lock_postback").GetBoolean()}";

        data.EnumerateObject().Select(part => part.Name).ShouldNotContain("coarse_conversion_value");
        return null;
    }
}
