using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Webhooks;

public sealed class WebhookTests
{
    const string Fire = "/clevertap/inspect/webhooks";

    [Fact]
    public async Task A_broadcast_is_one_call_with_a_list_and_no_word_of_when_and_what()
    {
        await using var sandbox = await StartAsync();

        var answer = await sandbox.PostAsync(Fire, Campaign(sandbox, """ "shape": "broadcast", "keyValues": { "event": "Cart Left" }, "eventProperties": { "value": 149.5 } """));

        answer.Text.ShouldBe("""{"profiles":2,"calls":1,"delivered":1,"attempts":1,"failures":{}}""");
        (await BodiesAsync(sandbox)).ShouldHaveSingleItem().ShouldBe(
            """
            {"targetId":1700000001,"key_values":{"event":"Cart Left"},"profiles":[
            {"email":"nila@example.org","identity":"user-7","objectId":"__g1","name":"Nila","all_identities":["user-7"],"profileData":{"plan":"gold"},"systemProfileData":{"emailSubscription":"Unsubscribed"},"event_properties":{"value":149.5},"session_props":{},"key_values":{"event":"Cart Left"}},
            {"objectId":"__g2","all_identities":[],"profileData":{},"systemProfileData":{},"event_properties":{"value":149.5},"session_props":{},"key_values":{"event":"Cart Left"}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_single_campaign_is_a_call_for_each_with_an_object_and_basic_authentication()
    {
        await using var sandbox = await StartAsync();

        await sandbox.PostAsync(Fire, Campaign(sandbox, """ "shape": "single", "user": "u", "password": "p" """));

        (await BodiesAsync(sandbox)).Select(body => $"{JsonNode.Parse(body)!["profiles"]!["objectId"]}").ShouldBe(["__g1", "__g2"]);
        (await sandbox.ReceivedAsync("echo-control/hook")).ShouldAllBe(call => $"{call!["headers"]!["Authorization"]}".Contains("Basic dTpw"));
    }

    [Fact]
    public async Task Capitalised_keys_are_the_other_documented_form()
    {
        await using var sandbox = await StartAsync();

        await sandbox.PostAsync(Fire, Campaign(sandbox, """ "shape": "capitalised", "to": { "identities": ["user-7"] } """));

        JsonNode.Parse((await BodiesAsync(sandbox)).ShouldHaveSingleItem())!["profiles"]![0]!.AsObject().Select(pair => pair.Key).ShouldBe(
            ["Email", "Identity", "ObjectId", "Name", "All_identities", "ProfileData", "SystemProfileData", "Event_properties", "Session_props", "Key_values"]);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_with_200_is_made_once_more_and_then_given_up()
    {
        await using var sandbox = await StartAsync();
        await sandbox.PutAsync("/echo-control/hook", """{ "answers": [ { "status": 503 }, { "status": 200 }, { "status": 202, "times": 2 } ] }""");

        var answer = await sandbox.PostAsync(Fire, Campaign(sandbox, """ "shape": "single" """));

        answer.Text.ShouldBe("""{"profiles":2,"calls":2,"delivered":1,"attempts":4,"failures":{"HTTP 202":1}}""");
        var delivered = (await sandbox.GetAsync("/clevertap/inspect/events?name=Webhook+Delivered")).Json["events"]!.AsArray().ShouldHaveSingleItem()!;
        ($"{delivered["objectId"]}", $"{delivered["properties"]!["Campaign Id"]}").ShouldBe(("__g1", "1700000001"));
    }

    static async Task<SandboxApplication> StartAsync()
    {
        var sandbox = await SandboxApplication.StartAsync();
        await sandbox.UploadAsync(
            """{"type":"profile","identity":"user-7","objectId":"__g1","profileData":{"Name":"Nila","Email":"nila@example.org","plan":"gold","MSG-email":false}}""",
            Some.Event("Cart Left", device: "__g2"));
        return sandbox;
    }

    static string Campaign(SandboxApplication sandbox, string more) => $$"""{ "address": "{{sandbox.Address}}echo/hook/cart", {{more}} }""";

    static async Task<IReadOnlyList<string>> BodiesAsync(SandboxApplication sandbox) =>
        [.. (await sandbox.ReceivedAsync("echo-control/hook")).Select(call => $"{call!["body"]}")];
}
