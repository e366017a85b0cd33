using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Queries;

public sealed class QueryTests
{
    // 4 March 2026, 22:30 in UTC: already the 5th in India.
    const long LateEvening = 1772663400;
    const string TheFourth = """{"event_name":"Install Attributed","from":20260304,"to":20260304}""";
    const string TheFifth = """{"event_name":"Install Attributed","from":20260305,"to":20260305}""";

    [Fact]
    public async Task Events_come_in_pages_until_there_is_no_next_cursor()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            Some.Many(5, n => Some.Event(device: $"d{n}", properties: $$"""{"n":{{n}}}""", ts: LateEvening)));

        var opened = await clevertap.PostAsync("1/events.json?batch_size=2", TheFourth);
        var pages = await PagesAsync(clevertap, "events", opened["cursor"]);

        opened["status"].ShouldBe("success");
        pages.Select(page => page.Count).ShouldBe([2, 2, 1]);
        pages.SelectMany(page => page).Select(record => record!["event_props"]!["n"]!.GetValue<int>())
            .ShouldBe([1, 2, 3, 4, 5]);
        pages[0][0]!["ts"]!.GetValue<long>().ShouldBe(20260304223000);
        $"{pages[0][0]!["profile"]!["objectId"]}".ShouldBe("d1");
        pages[0][0]!.AsObject().ContainsKey("event_name").ShouldBeFalse();
    }

    [Fact]
    public async Task Days_and_times_are_the_projects_own()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(new()
        {
            Accounts = [AccountSettings.Default with { TimeZone = "Asia/Kolkata" }],
        });
        await clevertap.UploadAsync(Some.Event(ts: LateEvening));

        var pages = await PagesAsync(
            clevertap, "events", (await clevertap.PostAsync("1/events.json", TheFifth))["cursor"]);

        pages[0].ShouldHaveSingleItem()!["ts"]!.GetValue<long>().ShouldBe(20260305040000);
        (await clevertap.PostAsync("1/counts/events.json", TheFourth))["count"].ShouldBe("0");
    }

    [Fact]
    public async Task Profiles_come_once_however_often_they_did_it()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Many(6, n => Some.Event(device: $"d{n % 3}", ts: LateEvening)));

        var opened = await clevertap.PostAsync("1/profiles.json?batch_size=2", TheFourth);
        var pages = await PagesAsync(clevertap, "profiles", opened["cursor"]);

        pages.Select(page => page.Count).ShouldBe([2, 1]);
        (await clevertap.PostAsync("1/counts/profiles.json", TheFourth))["count"].ShouldBe("3");
        (await clevertap.PostAsync("1/counts/events.json", TheFourth))["count"].ShouldBe("6");
    }

    [Fact]
    public async Task A_query_may_also_stand_in_the_address()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var opened = await clevertap.GetAsync($"1/events.json?batch_size=10&query={Uri.EscapeDataString(TheFourth)}");

        (await clevertap.GetAsync($"1/events.json?cursor={opened["cursor"]}"))["status"].ShouldBe("success");
    }

    [Theory]
    [InlineData("""{"event_name":"Notification Sent","from":20260304,"to":20260304}""", "Export not allowed for this event")]
    [InlineData("""{"from":20260304,"to":20260304}""", "event_name is missing")]
    [InlineData("""{"event_name":"a","from":"2026-03-04","to":20260304}""", "from must be a date in the format YYYYMMDD")]
    [InlineData("""{"event_name":"a","from":20260304,"to":20260399}""", "to must be a date in the format YYYYMMDD")]
    [InlineData("""{"event_name":"a","from":20260305,"to":20260304}""", "from must not be after to")]
    [InlineData("nonsense", "the query is not JSON")]
    public async Task A_query_used_wrongly_is_answered_with_the_small_code(string query, string error)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        var answer = await clevertap.PostAsync("1/events.json", query);

        (answer.Status, answer["error"], answer["code"]).ShouldBe((400, error, "3"));
    }

    [Theory]
    [InlineData("1/events.json?batch_size=5001")]
    [InlineData("1/events.json?batch_size=many")]
    public async Task A_batch_has_at_most_five_thousand_records(string path)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.PostAsync(path, TheFourth)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_cursor_of_somebody_elses_making_is_refused()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.GetAsync("1/events.json?cursor=nonsense"))["error"].ShouldBe("cursor is not valid");
    }

    [Fact]
    public async Task An_answer_in_progress_has_to_be_asked_for_again()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event(ts: LateEvening));
        await clevertap.MisbehaveAsync("""{"mode":"inProgress","count":1}""");

        var first = await clevertap.PostAsync("1/counts/events.json", TheFourth);
        var second = await clevertap.GetAsync($"1/counts/events.json?req_id={first["req_id"]}");

        first["status"].ShouldBe("partial");
        second.Text.ShouldBe("""{"status":"success","count":1}""");
    }

    [Fact]
    public async Task The_schema_lists_the_names_in_use()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event("One"), Some.Event("Two"), Some.Profile("""{"plan":"gold"}"""));

        (await clevertap.GetAsync("getSchema?type=events")).Text
            .ShouldBe("""{"events":[{"name":"One"},{"name":"Two"}]}""");
        (await clevertap.GetAsync("getSchema?type=userProperties")).Text
            .ShouldBe("""{"userProperties":[{"name":"plan"}]}""");
        (await clevertap.GetAsync("getSchema?type=else")).Status.ShouldBe(400);
    }

    static async Task<List<JsonArray>> PagesAsync(CleverTapApplication clevertap, string what, string cursor)
    {
        List<JsonArray> pages = [];
        for (var next = cursor; next.Length > 0;)
        {
            var page = await clevertap.GetAsync($"1/{what}.json?cursor={next}");
            pages.Add(page.Json["records"]!.AsArray());
            next = page["next_cursor"];
        }

        return pages;
    }
}
