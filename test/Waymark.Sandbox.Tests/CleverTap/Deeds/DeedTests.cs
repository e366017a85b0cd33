using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Deeds;

public sealed class DeedTests
{
    [Fact]
    public async Task An_uninstall_names_the_device_and_its_push_token()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event(device: "d1"), Some.Token("d2", "push-2"));

        var answer = await clevertap.PostAsync("inspect/events", """{ "name": "App Uninstalled", "to": { "objectIds": ["d1", "d2", "d9"] } }""");

        answer.Text.ShouldBe("""{"profiles":2,"unknown":["d9"],"events":{"App Uninstalled":2}}""");
        var gone = (await clevertap.InspectAsync("events?name=App+Uninstalled"))["events"]!.AsArray();
        gone.Select(one => one!["properties"]!.ToJsonString()).ShouldBe(
        [
            """{"CT Source":"Mobile","clevertapId":"d1","source":"push_provider"}""",
            """{"CT Source":"Mobile","clevertapId":"d2","token":"push-2","source":"push_provider"}""",
        ]);
        gone.Select(one => $"{one!["source"]}").ShouldBe(["CleverTap", "CleverTap"]);
    }

    [Fact]
    public async Task A_message_is_sent_to_all_seen_by_some_and_followed_by_some_of_those()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Many(10, number => Some.Event(device: $"d{number}")));

        var answer = await clevertap.PostAsync("inspect/campaigns", """{ "id": 77, "name": "Sale", "deepLink": "shop://sale", "viewed": 0.6, "clicked": 0.5 }""");

        answer.Json["events"]!.ToJsonString().ShouldBe(
            """{"Notification Sent":10,"Push Impressions":6,"Notification Viewed":6,"Notification Clicked":3,"UTM Visited":3}""");
        var click = (await clevertap.InspectAsync("events?name=Notification+Clicked"))["events"]![0]!["properties"]!;
        ($"{click["Campaign id"]}", $"{click["Campaign type"]}", $"{click["wzrk_dl"]}", $"{click["wzrk_acct_id"]}").ShouldBe(("77", "Push", "shop://sale", "TEST-ACC-0001"));
        var visit = (await clevertap.InspectAsync("events?name=UTM+Visited"))["events"]![0]!;
        visit["session"]!.ToJsonString().ShouldBe("""{"utm_campaign":"Sale","utm_medium":"push","utm_source":"clevertap"}""");
        visit["properties"]!.AsObject().ContainsKey("utm_source").ShouldBeFalse();
    }

    [Fact]
    public async Task Every_published_event_comes_with_all_its_attributes_and_ones_own_go_first()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event(device: "d1"));

        await clevertap.PostAsync("inspect/events", """{ "name": "State Transitioned", "at": 1772600000, "properties": { "Destination": "Champions", "more": 1 } }""");

        var happened = (await clevertap.InspectAsync("events?name=State+Transitioned"))["events"]![0]!;
        happened["ts"]!.GetValue<long>().ShouldBe(1772600000);
        happened["properties"]!.AsObject().Select(pair => pair.Key).ShouldBe([.. Catalogue.Find("State Transitioned")!.Attributes.Keys, "more"], ignoreOrder: true);
        $"{happened["properties"]!["Destination"]}".ShouldBe("Champions");
    }

    [Theory]
    [InlineData("""{ "name": "X", "to": { "objectIds": [] } }""", 0)]
    [InlineData("""{ "name": "X", "to": { "identities": ["user-2"] } }""", 1)]
    [InlineData("""{ "name": "X", "to": { "count": 2 } }""", 2)]
    [InlineData("""{ "name": "X" }""", 3)]
    public async Task An_audience_is_who_is_named_else_the_first_so_many_else_all(string deed, int profiles)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Many(3, number => $$$"""{"type":"profile","identity":"user-{{{number}}}","profileData":{"a":1}}"""));

        (await clevertap.PostAsync("inspect/events", deed)).Json["profiles"]!.GetValue<int>().ShouldBe(profiles);
    }

    [Theory]
    [InlineData("events", """{ "name": "" }""")]
    [InlineData("events", """{ "nam": "X" }""")]
    [InlineData("campaigns", """{ "clicked": 2 }""")]
    [InlineData("campaigns?account=NOBODY", "{}")]
    public async Task What_makes_no_sense_is_refused(string path, string body)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.PostAsync($"inspect/{path}", body)).Status.ShouldBeOneOf(400, 404);
    }
}
