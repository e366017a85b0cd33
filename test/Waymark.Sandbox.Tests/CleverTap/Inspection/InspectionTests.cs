using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Inspection;

public sealed class InspectionTests
{
    [Theory]
    [InlineData("", "One Two Three")]
    [InlineData("name=Two", "Two")]
    [InlineData("objectId=d1", "One")]
    [InlineData("contains=d2", "Two")]
    [InlineData("contains=evt_3", "Three")]
    [InlineData("contains=nowhere", "")]
    public async Task Events_are_found_by_name_device_or_anything_they_contain(string filter, string expected)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            Some.Event("One", device: "d1"),
            Some.Event("Two", device: "d2"),
            Some.Event("Three", """{"om_event_id":"evt_3"}""", device: "d3"));

        Names(await clevertap.InspectAsync($"events?{filter}")).ShouldBe(expected);
    }

    [Fact]
    public async Task Events_and_profiles_come_in_pages()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Many(3, n => Some.Event($"E{n}", device: $"d{n}")));

        var first = await clevertap.InspectAsync("events?limit=2");
        var second = await clevertap.InspectAsync($"events?limit=2&after={first["next"]}");
        var people = await clevertap.InspectAsync("profiles?limit=2");
        var otherPeople = await clevertap.InspectAsync($"profiles?limit=2&after={people["next"]}");

        (Names(first), Names(second), second["next"]).ShouldBe(("E1 E2", "E3", null));
        people["profiles"]!.AsArray().Count.ShouldBe(2);
        (otherPeople["profiles"]!.AsArray().Count, otherPeople["next"]).ShouldBe((1, null));
    }

    [Fact]
    public async Task Requests_show_each_records_verdict_in_words_newest_first()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.UploadAsync(Some.Event("Older"));
        await clevertap.UploadAsync(Some.Event("Newer"), Some.Profile("""{"Email":"nope"}"""));

        var requests = (await clevertap.InspectAsync("requests"))["requests"]!.AsArray();
        requests.Count.ShouldBe(2);
        requests[0]!["records"]!.AsArray().Select(record => $"{record!["verdict"]}").ShouldBe(
        [
            "event \"Newer\" stored for objectId __g6f0c",
            "refused with 515: Profile data is incorrect. Email is not valid.",
        ]);
    }

    [Fact]
    public async Task Only_the_most_recent_requests_are_kept()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new() { RequestsKept = 2 });

        for (var i = 0; i < 3; i++)
            await clevertap.UploadAsync(Some.Event());

        (await clevertap.InspectAsync("requests"))["requests"]!.AsArray()
            .Select(request => request!["number"]!.GetValue<int>()).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task Counts_add_up()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event("One"), Some.Event("One"), Some.Event("Two"), Some.Event("Stayed"));
        await clevertap.PostAsync("1/upload", "{");

        var counts = await clevertap.InspectAsync("counts");

        counts["events"]!.ToJsonString().ShouldBe("""{"One":2,"Two":1}""");
        counts["records"]!.ToJsonString().ShouldBe(
            """{"accepted":3,"refused":1,"ignored":0,"refusedByCode":{"513":1}}""");
        counts["requests"]!.ToJsonString().ShouldBe("""{"total":2,"byStatus":{"200":1,"400":1}}""");
        counts["maxInFlight"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_leaves_nothing()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event());
        await clevertap.MisbehaveAsync("""{"mode":"status"}""");

        (await clevertap.PostAsync("inspect/reset", "")).Status.ShouldBe(200);

        (await clevertap.InspectAsync("requests"))["requests"]!.AsArray().ShouldBeEmpty();
        (await clevertap.InspectAsync("profiles"))["total"]!.GetValue<int>().ShouldBe(0);
        (await clevertap.InspectAsync("counts"))["requests"]!["total"]!.GetValue<int>().ShouldBe(0);
        (await clevertap.UploadAsync(Some.Event())).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("inspect/counts?account=NOBODY")]
    [InlineData("inspect/nonsense")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Accounts_are_shown_without_their_secrets()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var shown = await clevertap.GetAsync("inspect/accounts");

        $"{shown.Json["accounts"]![0]!["id"]}".ShouldBe("TEST-ACC-0001");
        shown.Text.ShouldNotContain("test-passcode");
        shown.Text.ShouldNotContain("test-token");
    }

    static string Names(JsonNode page) =>
        string.Join(' ', page["events"]!.AsArray().Select(happened => $"{happened!["name"]}"));
}
