using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Waymark.Server.Tests.Feeds;

/// <summary>What senders do that no example shows.</summary>
public sealed class OddBodyTests
{
    const string Good = """{ "user_identities": { "customer_id": "c-1" }, "events": [ { "event_type": "uninstall" } ] }""";

    [Fact]
    public async Task What_a_sender_says_its_body_is_does_not_matter()
    {
        await using var world = await FeedWorld.StartAsync();

        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1", null })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/events") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good)) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("feed_key:feed_secret"u8));
            if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

            using var response = await world.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBe(202, type);
        }

        (await world.StreamAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_body_without_batches_is_a_400_with_a_sentence()
    {
        const string NotJson = "the body is not valid JSON, or is nested too deeply";
        await using var world = await FeedWorld.StartAsync();

        foreach (var (path, body, message) in new[]
        {
            ("/v2/events", "", "the body is empty"),
            ("/v2/bulkevents", "", "the body is empty"),
            ("/v2/events", "  \n", NotJson),
            ("/v2/events", "{} {}", NotJson),
            ("/v2/events", """{ "events": [], }""", NotJson),
            ("/v2/events", """{ "a": NaN }""", NotJson),
            ("/v2/events", """{ "a": 01 }""", NotJson),
            ("/v2/events", "null", "the body must be one batch: a JSON object"),
            ("/v2/bulkevents", "{}", "the body must be a JSON array of batches"),
            ("/v2/bulkevents", "null", "the body must be a JSON array of batches"),
            ("/v2/bulkevents", "[]", "the list holds no batch"),
            ("/v2/bulkevents", "[null]", "a batch must be a JSON object"),
            ("/v2/bulkevents", "[[{}]]", "a batch must be a JSON object"),
            ("/v2/bulkevents/historical", "[]", "the list holds no batch"),
        })
        {
            var reply = await world.PostAsync(path, body);
            (reply.Status, FeedWorld.Code(reply), FeedWorld.Error(reply)).ShouldBe((400, "BAD_REQUEST", message), body);
        }

        (await world.StreamAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deep_nesting_is_refused_before_anybody_could_fall_into_it()
    {
        await using var world = await FeedWorld.StartAsync();

        foreach (var (depth, status) in new[] { (20, 202), (40, 400), (50_000, 400) })
        {
            var reply = await world.PostAsync("/v2/events", $$"""{ "unheard_of": {{new string('[', depth)}}{{new string(']', depth)}} }""");
            reply.Status.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_length_is_cut_off_at_the_same_limit()
    {
        await using var world = await FeedWorld.StartAsync();

        (await PostChunkedAsync(world, 100)).ShouldBe(202);
        (await PostChunkedAsync(world, 300)).ShouldBe(413);
    }

    [Fact]
    public async Task Values_of_every_kind_come_back_as_they_went_in()
    {
        await using var world = await FeedWorld.StartAsync();
        const string attributes = """{"text":"ä\u0041 \"q\"","number":12.50,"exact":9007199254740993,"huge":1e400,"minus":-0.0,"yes":true,"no":false,"nothing":null,"list":[1,"a",{"b":[]}],"object":{"c":{"d":1}},"":"no name"," Blank ":"x"}""";

        (await world.PostAsync("/v2/events", Named("Kinds", attributes))).Status.ShouldBe(202);

        var happened = (await world.StreamAsync()).ShouldHaveSingleItem();
        var sent = JsonElement.Parse(attributes);
        var kept = happened.GetProperty("attributes");
        kept.EnumerateObject().Select(attribute => attribute.Name).ShouldBe(sent.EnumerateObject().Select(attribute => attribute.Name));

        foreach (var attribute in sent.EnumerateObject())
            Same(kept.GetProperty(attribute.Name), attribute.Value).ShouldBeTrue(attribute.Name);
    }

    [Fact]
    public async Task Of_a_key_that_comes_twice_the_last_counts()
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync("/v2/events", """
            { "user_identities": { "customer_id": "c-1", "customer_id": "c-2" }, "events": 7,
              "events": [ { "event_type": "custom_event", "data": { "event_name": "A", "event_name": "B", "custom_event_type": "other", "custom_attributes": { "a": 1, "a": 2 } } } ] }
            """);

        reply.Status.ShouldBe(202);
        var happened = (await world.StreamAsync()).ShouldHaveSingleItem();
        (happened.GetProperty("name").GetString(), happened.GetProperty("userId").GetString()).ShouldBe(("B", "c-2"));
        happened.GetProperty("attributes").GetProperty("a").GetInt32().ShouldBe(2);
        happened.GetProperty("normalised").GetProperty("a").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Both_spellings_and_the_list_reach_the_same_user()
    {
        await using var world = await FeedWorld.StartAsync();
        (string Told, string? User)[] identities =
        [
            ("""{ "customer_id": "c-1" }""", "c-1"),
            ("""{ "customerid": "c-1" }""", "c-1"),
            ("""{ "customerid": "c-2", "customer_id": "c-1" }""", "c-1"),
            ("""[ { "identity_type": "other", "identity": "o-1" }, { "identity_type": "customer_id", "identity": "c-1", "timestamp_unixtime_ms": 1 } ]""", "c-1"),
            ("""[ { "identity_type": "CustomerId", "identity": "c-1" }, 7, {} ]""", "c-1"),
            ("""{ "customer_id": 41 }""", "41"),
            ("""{ "customer_id": " " }""", null),
            ("""{ "customer_id": { "a": 1 } }""", null),
            ("""[ "c-1" ]""", null),
            ("null", null),
        ];

        foreach (var (told, _) in identities)
            (await world.PostAsync("/v2/events", $$"""{ "user_identities": {{told}}, "events": [ { "event_type": "first_run" } ] }""")).Status.ShouldBe(202, told);

        (await world.StreamAsync()).Select(happened => happened.TryGetProperty("userId", out var id) ? id.GetString() : null)
            .ShouldBe(identities.Select(identity => identity.User));
        (await world.FeedAsync()).GetProperty("unmatched").GetInt64().ShouldBe(identities.Count(identity => identity.User is null));
    }

    [Fact]
    public async Task A_time_that_cannot_be_one_is_the_time_of_receipt()
    {
        await using var world = await FeedWorld.StartAsync();
        string[] times = ["1767225600000", "1767225600", "\"1767225600000\""], others = ["-5", "1e30", "1e400", "{}", "4102444800000"];
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        foreach (var told in times.Concat(others))
            (await world.PostAsync("/v2/events", $$"""{ "events": [ { "event_type": "uninstall", "data": { "timestamp_unixtime_ms": {{told}} } } ] }""")).Status.ShouldBe(202, told);

        var kept = (await world.StreamAsync()).Select(happened => happened.GetProperty("at").GetDateTimeOffset()).ToList();
        kept.Count.ShouldBe(times.Length + others.Length);
        kept[..times.Length].ShouldAllBe(at => at == DateTimeOffset.FromUnixTimeSeconds(1767225600));
        kept[times.Length..].ShouldAllBe(at => at >= before && at <= DateTimeOffset.UtcNow.AddSeconds(1));
    }

    static string Named(string name, string attributes) =>
        $$"""{ "events": [ { "event_type": "custom_event", "data": { "event_name": "{{name}}", "custom_event_type": "other", "custom_attributes": {{attributes}} } } ] }""";

    // A number that no double holds is still the same text.
    static bool Same(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Number ? one.GetRawText() == other.GetRawText() : JsonElement.DeepEquals(one, other);

    static async Task<int> PostChunkedAsync(FeedWorld world, int kilobytes)
    {
        var text = $$"""{ "user_attributes": { "a": "{{new string('x', kilobytes * 1024)}}" } }""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/events") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(text))) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("feed_key:feed_secret"u8));
        using var response = await world.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
