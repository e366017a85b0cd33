using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Feeds;

public sealed class FeedImportTests
{
    const string Line = """{"profile":{"identity":"u-1","objectId":"__g1"},"ts":20250201003000,"eventProps":{"plan":"gold ü 😀"}}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_good_line_is_in_the_stream_with_the_time_of_the_apps_zone()
    {
        await using var world = await FeedWorld.StartAsync();

        var answer = await ImportAsync(world, $"\ufeff{Line}\r\n\r\n  \n{Line.Replace("u-1", "u-2", StringComparison.Ordinal)}", "?event=Cart%20Left");

        JsonSerializer.Serialize(answer).ShouldBe("""{"lines":4,"taken":2,"empty":2,"refused":{},"samples":[]}""");
        var stream = await world.StreamAsync();
        stream.Select(happened => happened.GetProperty("userId").GetString()).ShouldBe(["u-1", "u-2"]);
        stream[0].GetProperty("name").GetString().ShouldBe("Cart Left");
        stream[0].GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 1, 31, 19, 0, 0, TimeSpan.Zero));
        stream[0].GetProperty("attributes").GetProperty("plan").GetString().ShouldBe("gold ü 😀");
        stream[0].GetProperty("origin").GetProperty("isHistory").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Lines_that_came_before_change_nothing_and_are_counted_as_repeats()
    {
        await using var world = await FeedWorld.StartAsync();

        await ImportAsync(world, Line, "?event=Cart%20Left&timeZone=UTC");
        await ImportAsync(world, $"{Line}\r\n{Line}\n", "?event=Cart%20Left");

        (await world.StreamAsync()).ShouldHaveSingleItem().GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 2, 1, 0, 30, 0, TimeSpan.Zero));
        var feed = await world.FeedAsync();
        (feed.GetProperty("accepted").GetInt64(), feed.GetProperty("repeated").GetInt64(), feed.GetProperty("received").GetInt64()).ShouldBe((1, 2, 3));
    }

    [Fact]
    public async Task Lines_that_are_refused_are_counted_and_shown_masked_with_their_numbers()
    {
        await using var world = await FeedWorld.StartAsync();
        var tooLong = $$"""{"ts":20250201003000,"a":"{{new string('x', 128 * 1024)}}"}""";

        var answer = await ImportAsync(world, $"{Line}\n{{\"ts\":\"Ada 42\"}}\n{tooLong}\n{{\"profile\":{{\"identity\":\"u-1", "?event=Cart%20Left&line=2001");

        answer.GetProperty("taken").GetInt64().ShouldBe(1);
        answer.GetProperty("refused").GetRawText().ShouldBe("""{"line_too_long":1,"not_json":1,"ts_not_a_time":1}""");
        answer.GetProperty("samples").EnumerateArray().Select(sample => (sample.GetProperty("line").GetInt64(), sample.GetProperty("reason").GetString()))
            .ShouldBe([(2002, "ts_not_a_time"), (2003, "line_too_long"), (2004, "not_json")]);
        answer.GetProperty("samples")[0].GetProperty("input").GetString().ShouldBe("""{"ts":"xxx 00"}""");

        var feed = await world.FeedAsync();
        feed.GetProperty("refused").GetRawText().ShouldBe(answer.GetProperty("refused").GetRawText());
        feed.GetProperty("samples").EnumerateArray().ShouldContain(sample => sample.GetProperty("input").GetString() == """{"ts":"xxx 00"}""");
    }

    [Fact]
    public async Task What_is_imported_does_not_go_back_to_CleverTap()
    {
        await using var world = await FeedWorld.StartAsync();
        await ImportAsync(world, Line, "?event=Cart%20Left");
        var id = (await world.StreamAsync()).ShouldHaveSingleItem().GetProperty("id").GetString();

        var checks = (await world.Server.ManageAsync($"apps/shop/integrations/ct/deliveries/{id}")).GetProperty("checks").EnumerateArray().ToList();

        checks[^1].GetProperty("reason").GetString().ShouldBe("loop_guard");
    }

    [Fact]
    public async Task What_the_feed_itself_posts_as_history_is_marked_as_history()
    {
        await using var world = await FeedWorld.StartAsync();
        string At(int days) => $$"""[{ "events": [ { "event_type": "uninstall", "data": { "timestamp_unixtime_ms": {{DateTimeOffset.UtcNow.AddDays(-days).ToUnixTimeMilliseconds()}} } } ] }]""";

        await world.PostAsync("/v2/bulkevents/historical", At(40));
        await world.PostAsync("/v2/bulkevents", At(40));

        (await world.StreamAsync()).Select(happened => happened.GetProperty("origin").GetProperty("isHistory").GetBoolean()).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("apps/nobody/feeds/clevertap/import", 404, "There is no app nobody in the configuration.")]
    [InlineData("apps/shop/feeds/none/import", 404, "There is no feed none of app shop in the configuration.")]
    [InlineData("apps/shop/feeds/server/import", 400, "The words of feed server are acme's, not CleverTap's: its events would mean something else, and go back to CleverTap.")]
    [InlineData("apps/shop/feeds/clevertap/import?timeZone=Mars%2FBase", 400, "Mars/Base is no time zone; write it like Asia/Kolkata.")]
    public async Task What_cannot_be_imported_is_told(string path, int status, string message)
    {
        await using var server = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace(
            "\"domains\":",
            """
            "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret" }, { "id": "server", "key": "server_key", "secret": "server_secret", "partner": "acme" } ], "domains":
            """,
            StringComparison.Ordinal));

        using var answer = await PostAsync(server, path, Line);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("error").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Four_megabytes_are_taken_at_once_and_a_key_is_needed()
    {
        await using var world = await FeedWorld.StartAsync();

        using var large = await PostAsync(world.Server, "apps/shop/feeds/clevertap/import", new string('\n', (4 * 1024 * 1024) + 1));
        using var stranger = await PostAsync(world.Server, "apps/shop/feeds/clevertap/import", Line, key: "other");

        (large.StatusCode, stranger.StatusCode).ShouldBe((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Unauthorized));
        (await world.StreamAsync()).ShouldBeEmpty();
    }

    static async Task<JsonElement> ImportAsync(FeedWorld world, string lines, string query)
    {
        using var answer = await PostAsync(world.Server, $"apps/shop/feeds/clevertap/import{query}", lines);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    static async Task<HttpResponseMessage> PostAsync(WaymarkApplication server, string path, string lines, string key = "mk_test")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/manage/v1/{path}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(lines)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await server.Client.SendAsync(request, Stop);
    }
}
