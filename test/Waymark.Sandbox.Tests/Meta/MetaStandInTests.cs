using System.Globalization;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Meta;

public sealed class MetaStandInTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Valid_events_are_counted() => (await PostAsync(Valid(), Valid()))["events_received"].ShouldBe("2");

    [Theory]
    [InlineData("event_name", null)]
    [InlineData("event_time", "\"now\"")]
    [InlineData("event_time", "4102444800")]
    [InlineData("action_source", "\"phone\"")]
    [InlineData("action_source", null)]
    [InlineData("user_data", "{}")]
    [InlineData("user_data", """{"em":["nila@example.org"]}""")]
    [InlineData("user_data", """{"madid":"none"}""")]
    [InlineData("app_data", null)]
    [InlineData("app_data", """{"advertiser_tracking_enabled":1,"extinfo":["a2"]}""")]
    [InlineData("app_data", """{"advertiser_tracking_enabled":"yes","extinfo":["a2","","","","","","","","","","","","","","",""]}""")]
    [InlineData("event_name", "\"Purchase\"")]
    public async Task One_bad_event_has_the_whole_call_refused(string field, string? value)
    {
        var bad = Valid();
        bad[field] = value is null ? null : JsonNode.Parse(value);

        var answer = await PostAsync(Valid(), bad);

        answer.Status.ShouldBe(400);
        $"{answer.Json["error"]!["code"]}".ShouldBe("100");
        $"{answer.Json["error"]!["error_user_msg"]}".ShouldStartWith("data[1]: ");
    }

    [Fact]
    public async Task An_event_of_last_week_is_too_old()
    {
        var old = Valid();
        old["event_time"] = Now.AddDays(-8).ToUnixTimeSeconds();

        var answer = await PostAsync(old);

        $"{answer.Json["error"]!["error_subcode"]}".ShouldBe("2804003");
    }

    [Fact]
    public async Task A_purchase_needs_a_value_and_a_currency()
    {
        var purchase = Valid();
        purchase["event_name"] = "Purchase";
        purchase["custom_data"] = new JsonObject { ["value"] = 4.5, ["currency"] = "USD" };

        (await PostAsync(purchase)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("v24.0/1234567890", "wrong", 190)]
    [InlineData("v24.0/99", "test-token", 100)]
    [InlineData("latest/1234567890", "test-token", 2635)]
    public async Task A_caller_is_told_what_keeps_it_out(string path, string token, int code) =>
        $"{(await _sandbox.SendAsync(Request(HttpMethod.Get, path, token))).Json["error"]!["code"]}".ShouldBe(code.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_token_may_come_in_the_address_or_the_body_too()
    {
        (await _sandbox.GetAsync("/meta/v24.0/1234567890?access_token=test-token"))["id"].ShouldBe("1234567890");
        (await _sandbox.PostAsync("/meta/v24.0/1234567890/events", $$"""{"access_token":"test-token","data":[{{Valid().ToJsonString()}}]}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task No_more_than_a_thousand_events_fit_in_a_call() =>
        (await PostAsync([.. Enumerable.Range(0, 1001).Select(_ => Valid())])).Status.ShouldBe(400);

    Task<Reply> PostAsync(params JsonObject[] events)
    {
        var request = Request(HttpMethod.Post, "v24.0/1234567890/events", "test-token");
        request.Content = new StringContent(new JsonObject { ["data"] = new JsonArray([.. events]) }.ToJsonString());
        return _sandbox.SendAsync(request);
    }

    static HttpRequestMessage Request(HttpMethod method, string path, string token) =>
        new(method, $"/meta/{path}") { Headers = { Authorization = new("Bearer", token) } };

    static JsonObject Valid() => new()
    {
        ["event_name"] = "AddToCart",
        ["event_time"] = Now.ToUnixTimeSeconds(),
        ["action_source"] = "app",
        ["user_data"] = new JsonObject { ["madid"] = "38400000-8cf0-11bd-b23e-10b96e40000d", ["em"] = new JsonArray(new string('a', 64)) },
        ["app_data"] = new JsonObject
        {
            ["advertiser_tracking_enabled"] = 1,
            ["application_tracking_enabled"] = 0,
            ["extinfo"] = new JsonArray(["i2", .. Enumerable.Repeat("", 15).Select(place => (JsonNode)place)]),
        },
    };
}
