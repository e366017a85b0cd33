using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class RequirementsTests
{
    const string Install = "\"install_instance_id\": \"i-1\"";

    [Theory]
    [InlineData("/trigger", Install, "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": {}", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": { \"id\": \"\" }", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": { \"id\": null }", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": { \"id\": {} }", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": { \"more\": { \"id\": \"u\" } }", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": [{ \"id\": \"u\" }]", "user_data.id is required")]
    [InlineData("/trigger", Install + ", \"user_data\": { \"id\": \"u\" }, \"user_data\": null", "user_data.id is required")]
    [InlineData("/set-user-data", Install, "user_data is required")]
    [InlineData("/set-user-data", Install + ", \"user_data\": \"u\"", "user_data is required")]
    [InlineData("/set-user-data", "\"user_data\": { \"name\": \"Ana\" }", "user_data.id is required")]
    [InlineData("/capture-event", Install, "event_name is required")]
    [InlineData("/capture-event", Install + ", \"event_name\": \"\"", "event_name is required")]
    [InlineData("/capture-event", Install + ", \"event_name\": \"  \"", "event_name is required")]
    [InlineData("/capture-event", Install + ", \"event_name\": 7", "event_name is required")]
    [InlineData("/capture-event", Install + ", \"event_name\": [\"a\"]", "event_name is required")]
    [InlineData("/capture-event", "\"event_name\": \"a\"", "install_instance_id or user_id is required")]
    [InlineData("/capture-event", "\"event_name\": \"a\", \"user_id\": \"\"", "install_instance_id or user_id is required")]
    [InlineData("/capture-payment", Install, "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", Install + ", \"amount\": null", "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", Install + ", \"amount\": -0.01", "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", Install + ", \"amount\": \"5\"", "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", Install + ", \"amount\": 1e400", "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", Install + ", \"amount\": {}", "amount must be a number, 0 or more")]
    [InlineData("/capture-payment", "\"amount\": 5", "install_instance_id or user_id is required")]
    [InlineData("/remove-captured-payment", Install, "payment_id or user_id is required")]
    [InlineData("/remove-captured-payment", "\"payment_id\": \"\", \"user_id\": \"\"", "payment_id or user_id is required")]
    [InlineData("/update-push-token", Install, "push_token is required")]
    [InlineData("/update-push-token", "\"push_token\": \"t\"", "install_instance_id is required")]
    [InlineData("/integrations", Install, "integration_info is required")]
    [InlineData("/integrations", Install + ", \"integration_info\": \"x\"", "integration_info is required")]
    [InlineData("/integrations", "\"integration_info\": {}", "install_instance_id is required")]
    [InlineData("/handle-deeplink", Install, "deeplink_url is required")]
    [InlineData("/customer-user-id", Install, "user_id is required")]
    public async Task What_is_missing_is_named(string path, string fields, string message)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync(path, $$"""{ "token": "prj_shop", {{fields}} }""");

        reply.Status.ShouldBe(400);
        reply.Message.ShouldBe(message);
        reply.StatusInBody.ShouldBe(400);
        reply.Answered.ValueKind.ShouldBe(JsonValueKind.Null);
        intake.Journal.Facts.ShouldBeEmpty();
        intake.Counted.ShouldHaveSingleItem().ShouldStartWith($"/api/client{path} refused ");
    }

    [Theory]
    [InlineData("/init", "\"platform\": \"IOS\"")]
    [InlineData("/attribution-data", "\"platform\": \"IOS\"")]
    [InlineData("/trigger", "\"user_data\": { \"id\": \"u\" }")]
    [InlineData("/trigger", "\"user_data\": { \"id\": 42 }")]
    [InlineData("/set-user-data", Install + ", \"user_data\": {}")]
    [InlineData("/set-user-data", "\"user_data\": { \"id\": \"u\" }")]
    [InlineData("/capture-event", Install + ", \"event_name\": \"a\"")]
    [InlineData("/capture-event", "\"event_name\": \"a\", \"user_id\": \"u\"")]
    [InlineData("/capture-payment", Install + ", \"amount\": 0")]
    [InlineData("/capture-payment", Install + ", \"amount\": 1.5e3, \"payment_id\": \"\"")]
    [InlineData("/capture-payment", Install + ", \"amount\": 9999999999999999999999999999")]
    [InlineData("/capture-payment", "\"amount\": 249.99, \"user_id\": \"u\", \"payment_id\": null")]
    [InlineData("/remove-captured-payment", "\"payment_id\": \"p\"")]
    [InlineData("/remove-captured-payment", "\"user_id\": \"u\", \"payment_id\": \"\"")]
    [InlineData("/customer-user-id", "\"user_id\": \"u\"")]
    [InlineData("/deeplink-triggered", "\"x\": 1")]
    public async Task Less_is_enough(string path, string fields)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync(path, $$"""{ "token": "prj_shop", {{fields}} }""");

        reply.Status.ShouldBeInRange(200, 202);
        intake.Journal.Facts.Count.ShouldBe(1);
    }
}
