using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class ServerWritesTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ServerCalls.Document);
        await _app.FollowAndInstallAsync("/AbC123", "i-1", user: "u-1");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_event_of_a_user_is_credited_to_whoever_earned_the_user()
    {
        var (status, body) = await _app.TellAsync("capture-event", new { event_name = "gelöscht 🗑", user_id = "u-1", event_data = new { amount = 249.99, note = "ü" } });

        status.ShouldBe(201);
        body.GetRawText().ShouldBe("""{"msg":"Event capture request received!","status":200,"data":null}""");

        var happened = await LastEventAsync();
        happened.GetProperty("name").GetString().ShouldBe("gelöscht 🗑");
        happened.GetProperty("userId").GetString().ShouldBe("u-1");
        happened.GetProperty("credit").GetProperty("campaignId").GetString().ShouldBe("AbC123");
        happened.GetProperty("revenue").GetDecimal().ShouldBe(249.99m);
        happened.GetProperty("attributes").GetProperty("note").GetString().ShouldBe("ü");
    }

    [Fact]
    public async Task A_payment_is_revenue_once_until_it_is_removed()
    {
        var payment = new { user_id = "u-1", payment_id = "ABC", amount = 25096, type = "FIRST_PAYMENT", status = "PAYMENT_COMPLETED" };

        var (status, body) = await _app.TellAsync("capture-payment", payment);
        (await _app.TellAsync("capture-payment", payment)).Status.ShouldBe(201);
        (await RevenueAsync()).ShouldBe("₹25,096.00");
        var (removed, answer) = await _app.TellAsync("remove-payment", new { payment_id = "ABC" });
        var (again, refusal) = await _app.TellAsync("remove-payment", new { payment_id = "ABC" });

        (status, body.GetRawText()).ShouldBe((201, """{"msg":"Payment received","status":201,"data":{"message":"Payment received"}}"""));
        (removed, answer.GetRawText()).ShouldBe((200, """{"msg":"Payment removed","status":200,"data":{"message":"Payment removed"}}"""));
        (again, refusal.GetRawText()).ShouldBe((400, """{"msg":"No payment found with the given payment id or user id","status":400,"data":null}"""));
        (await RevenueAsync()).ShouldBe("₹0.00");
    }

    [Fact]
    public async Task All_payments_of_a_user_are_removed_when_only_the_user_is_named()
    {
        await _app.TellAsync("capture-payment", new { user_id = "u-1", amount = 1 });
        await _app.TellAsync("capture-payment", new { user_id = "u-1", amount = 2, payment_id = "" });
        await _app.TellAsync("capture-payment", new { user_id = "u-2", amount = 4, payment_id = "other" });

        (await _app.TellAsync("remove-payment", new { user_id = "u-1" })).Status.ShouldBe(200);

        (await RevenueAsync()).ShouldBe("₹0.00");
        (await _app.TellAsync("remove-payment", new { user_id = "u-1", payment_id = "other" })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("capture-event", """{ "user_id": "u-1" }""", "event_name is required")]
    [InlineData("capture-event", """{ "event_name": "", "user_id": "u-1" }""", "event_name is required")]
    [InlineData("capture-event", """{ "event_name": "e" }""", "user_id is required")]
    [InlineData("capture-event", """{ "event_name": "e", "user_id": "" }""", "user_id is required")]
    [InlineData("capture-event", "[]", "the body must be a JSON object")]
    [InlineData("capture-event", "{", "the body is not valid JSON")]
    [InlineData("capture-payment", """{ "amount": 1 }""", "user_id is required")]
    [InlineData("capture-payment", """{ "user_id": "u-1" }""", "amount must be a number, 0 or more")]
    [InlineData("capture-payment", """{ "user_id": "u-1", "amount": -1 }""", "amount must be a number, 0 or more")]
    [InlineData("capture-payment", """{ "user_id": "u-1", "amount": "12" }""", "amount must be a number, 0 or more")]
    [InlineData("remove-payment", "{}", "payment_id or user_id is required")]
    [InlineData("remove-payment", """{ "user_id": "nobody" }""", "No payment found with the given payment id or user id")]
    public async Task What_is_incomplete_is_refused_and_leaves_nothing(string path, string sent, string message)
    {
        var before = await PositionAsync();

        var (status, body) = await _app.TellAsync(path, sent);

        status.ShouldBe(400);
        body.GetProperty("status").GetInt32().ShouldBe(400);
        body.GetProperty("msg").GetString().ShouldBe(message);
        (await PositionAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_body_above_a_megabyte_is_refused()
    {
        var (status, body) = await _app.TellAsync("capture-event", new { event_name = "e", user_id = "u", event_data = new { text = new string('x', 1024 * 1024) } });

        (status, body.GetProperty("status").GetInt32()).ShouldBe((413, 413));
    }

    async Task<string?> RevenueAsync() =>
        (await _app.DataAsync("reporting/campaigns?search=AbC123")).GetProperty("campaigns")[0].GetProperty("revenue").GetString();

    async Task<JsonElement> LastEventAsync()
    {
        // Whoever asks for a result sees what was told before.
        await _app.AskAsync("get-attribution-result?user_id=u-1");
        return (await _app.ManageAsync("apps/shop/stream?limit=1000")).GetProperty("events").EnumerateArray().Last();
    }

    async Task<long> PositionAsync()
    {
        using var answer = await _app.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).GetProperty("journal").GetInt64();
    }
}
