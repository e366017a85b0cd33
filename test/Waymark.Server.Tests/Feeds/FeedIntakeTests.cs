using System.Text.Json;

namespace Waymark.Server.Tests.Feeds;

public sealed class FeedIntakeTests
{
    const string Good = """{ "user_identities": { "customer_id": "c-1" }, "events": [ { "event_type": "uninstall", "data": {} } ] }""";

    public static TheoryData<string> Posts => ["/v2/events", "/s2s/v2/events"];

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task One_event_goes_from_the_feed_to_the_stream(string path)
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync(path, Good);

        reply.Status.ShouldBe(202);
        reply.Body.ValueKind.ShouldBe(JsonValueKind.Undefined);
        reply.Headers["X-mp-rate-limit-percentage-used"].ShouldBe("0");
        var happened = (await world.StreamAsync()).ShouldHaveSingleItem();
        happened.GetProperty("kind").GetString().ShouldBe("feed");
        happened.GetProperty("name").GetString().ShouldBe("App Uninstalled");
        happened.GetProperty("userId").GetString().ShouldBe("c-1");
        happened.GetProperty("origin").GetProperty("feed").GetString().ShouldBe("clevertap");
    }

    [Fact]
    public async Task Without_credentials_it_is_a_401_and_with_wrong_ones_a_403()
    {
        await using var world = await FeedWorld.StartAsync();

        var none = await world.PostAsync("/v2/events", Good, credentials: null);
        (none.Status, FeedWorld.Code(none)).ShouldBe((401, "UNAUTHORIZED"));
        none.Headers["WWW-Authenticate"].ShouldStartWith("Basic ");

        foreach (var wrong in new[] { "feed_key:other", "nobody:feed_secret", "feed_key", ":", "feed_key:feed_secret2", "old_key:new_secret" })
        {
            var reply = await world.PostAsync("/v2/events", Good, wrong);
            (reply.Status, FeedWorld.Code(reply)).ShouldBe((403, "FORBIDDEN"), wrong);
        }

        (await world.StreamAsync()).ShouldBeEmpty();
        (await world.FeedAsync()).GetProperty("refused").GetProperty("wrong_credentials").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task While_a_secret_is_changed_over_both_pairs_open_the_feed()
    {
        await using var world = await FeedWorld.StartAsync();

        (await world.PostAsync("/v2/events", Good, "other_key:new_secret")).Status.ShouldBe(202);
        (await world.PostAsync("/v2/events", Good, "old_key:old_secret")).Status.ShouldBe(202);
        (await world.PostAsync("/v2/events", Good, "other_key:old_secret")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("{", "the body is not valid JSON, or is nested too deeply")]
    [InlineData("[]", "the body must be one batch: a JSON object")]
    [InlineData("7", "the body must be one batch: a JSON object")]
    [InlineData("""{ "events": 7 }""", "events must be a list")]
    [InlineData("""{ "events": [7] }""", "events[0] must be an object")]
    [InlineData("""{ "events": [{}] }""", "events[0].event_type is required")]
    [InlineData("""{ "events": [{ "event_type": "dance" }] }""", "events[0].event_type is not a type of event")]
    [InlineData("""{ "events": [{ "event_type": "custom_event" }] }""", "events[0].data.event_name is required")]
    [InlineData("""{ "events": [{ "event_type": "custom_event", "data": { "custom_event_type": "other" } }] }""", "events[0].data.event_name is required")]
    [InlineData("""{ "events": [{ "event_type": "custom_event", "data": { "event_name": " ", "custom_event_type": "other" } }] }""", "events[0].data.event_name is required")]
    [InlineData("""{ "events": [{ "event_type": "custom_event", "data": { "event_name": "a" } }] }""", "events[0].data.custom_event_type is required")]
    [InlineData("""{ "events": [{ "event_type": "custom_event", "data": { "event_name": "a", "custom_event_type": "other", "custom_attributes": [] } }] }""", "events[0].data.custom_attributes must be an object")]
    [InlineData("""{ "events": [{ "event_type": "uninstall", "data": 7 }] }""", "events[0].data must be an object")]
    [InlineData("""{ "events": [{ "event_type": "push_message", "data": {} }] }""", "events[0].data.push_message_type is required")]
    [InlineData("""{ "events": [{ "event_type": "push_registration", "data": { "register": true } }] }""", "events[0].data.registration_token is required")]
    [InlineData("""{ "events": [{ "event_type": "application_state_transition", "data": {} }] }""", "events[0].data.application_transition_type is required")]
    [InlineData("""{ "events": [{ "event_type": "breadcrumb", "data": {} }] }""", "events[0].data.label is required")]
    [InlineData("""{ "events": [{ "event_type": "commerce_event", "data": {} }] }""", "events[0].data must have exactly one of product_action, promotion_action, product_impressions")]
    [InlineData("""{ "user_identities": "c-1" }""", "user_identities must be an object, or a list of identities")]
    [InlineData("""{ "user_attributes": [] }""", "user_attributes must be an object")]
    [InlineData("""{ "environment": "staging" }""", "environment must be production or development")]
    public async Task A_bad_batch_is_a_400_with_a_sentence(string body, string message)
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync("/v2/events", body);

        (reply.Status, FeedWorld.Code(reply), FeedWorld.Error(reply)).ShouldBe((400, "BAD_REQUEST", message));
        (await world.StreamAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_a_400()
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync("/v2/events", new byte[] { (byte)'{', 0xff, (byte)'}' });

        (reply.Status, FeedWorld.Error(reply)).ShouldBe((400, "the body is not valid UTF-8"));
    }

    [Fact]
    public async Task Half_an_emoji_is_taken_and_replaced()
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync("/v2/events", """{ "events": [ { "event_type": "custom_event", "data": { "event_name": "cut \ud83d", "custom_event_type": "other", "custom_attributes": { "\ud83d": "\ude00" } } } ] }""");

        reply.Status.ShouldBe(202);
        (await world.StreamAsync()).ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("cut \ufffd");
    }

    [Theory]
    [InlineData("{ \"a\": \"\\ud83")]
    [InlineData("\"\\ud\\")]
    public async Task Half_an_escape_is_a_400(string body)
    {
        await using var world = await FeedWorld.StartAsync();

        (await world.PostAsync("/v2/events", body)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_CleverTap_told_is_not_told_back_to_it_but_to_others()
    {
        await using var world = await FeedWorld.StartAsync();
        await world.PostAsync("/v2/events", Good);
        var id = (await world.StreamAsync())[0].GetProperty("id").GetString();

        var back = await world.Server.ManageAsync($"apps/shop/integrations/ct/deliveries/{id}");
        var checks = back.GetProperty("checks").EnumerateArray().ToList();

        (checks[^1].GetProperty("reason").GetString(), checks[^1].GetProperty("passed").GetBoolean()).ShouldBe(("loop_guard", false));
    }

    [Fact]
    public async Task Other_methods_and_addresses_are_refused_in_the_same_form()
    {
        await using var world = await FeedWorld.StartAsync();

        var get = await world.PostAsync("/v2/events", Good, method: HttpMethod.Put);
        (get.Status, FeedWorld.Code(get), get.Headers["Allow"]).ShouldBe((405, "METHOD_NOT_ALLOWED", "POST"));

        var nowhere = await world.PostAsync("/s2s/v2/identify", Good);
        (nowhere.Status, FeedWorld.Code(nowhere)).ShouldBe((404, "NOT_FOUND"));
    }

    [Fact]
    public async Task A_hundred_batches_pass_and_one_more_does_not()
    {
        await using var world = await FeedWorld.StartAsync();

        (await world.PostAsync("/v2/bulkevents", Bulk(100))).Status.ShouldBe(202);

        var reply = await world.PostAsync("/v2/bulkevents", Bulk(101));
        (reply.Status, FeedWorld.Error(reply)).ShouldBe((400, "a request may hold 100 batches"));
        (await world.StreamAsync()).Count.ShouldBe(100);

        (await world.PostAsync("/v2/bulkevents", "[]")).Status.ShouldBe(400);
        (await world.PostAsync("/v2/bulkevents", Good)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Of_a_bulk_the_good_batches_are_taken_and_the_bad_ones_listed()
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync("/s2s/v2/bulkevents", $$"""[ {{Good}}, { "events": [ { "event_type": "dance", "data": { "event_name": "Ada Lovelace 42" } } ] } ]""");

        reply.Status.ShouldBe(202);
        (await world.StreamAsync()).Count.ShouldBe(1);
        var feed = await world.FeedAsync();
        feed.GetProperty("accepted").GetInt64().ShouldBe(1);
        feed.GetProperty("received").GetInt64().ShouldBe(2);
        feed.GetProperty("refused").GetProperty("event_type_unknown").GetInt64().ShouldBe(1);
        var sample = feed.GetProperty("samples")[0];
        sample.GetProperty("reason").GetString().ShouldBe("event_type_unknown");
        sample.GetProperty("input").GetString().ShouldBe("""{ "events": [ { "event_type": "xxxxx", "data": { "event_name": "xxx xxxxxxxx 00" } } ] }""");

        var allBad = await world.PostAsync("/v2/bulkevents", """[ 7, { "events": 7 } ]""");
        (allBad.Status, FeedWorld.Error(allBad)).ShouldBe((400, "a batch must be a JSON object"));
    }

    [Fact]
    public async Task A_request_may_have_256_KB_and_a_batch_128()
    {
        await using var world = await FeedWorld.StartAsync();
        string Long(int length) => $$"""{ "user_attributes": { "a": "{{new string('x', length)}}" } }""";

        (await world.PostAsync("/v2/events", Long(100 * 1024))).Status.ShouldBe(202);

        var batch = await world.PostAsync("/v2/events", Long(130 * 1024));
        (batch.Status, FeedWorld.Error(batch)).ShouldBe((400, "a batch may have 128 KB"));

        var request = await world.PostAsync("/v2/bulkevents", $"[{Long(120 * 1024)},{Long(120 * 1024)},{Long(20 * 1024)}]");
        (request.Status, FeedWorld.Code(request)).ShouldBe((413, "REQUEST_TOO_LARGE"));

        (await world.PostAsync("/v2/bulkevents", $"[{Good},{Long(130 * 1024)}]")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task More_batches_a_second_than_allowed_are_a_429_that_says_when_to_come_back()
    {
        await using var world = await FeedWorld.StartAsync();

        // More than the limit in one go passes once; then it is used up for longer than a second.
        var first = await world.PostAsync("/v2/bulkevents", Bulk(30), "other_key:new_secret");
        (first.Status, first.Headers["X-mp-rate-limit-percentage-used"]).ShouldBe((202, "100"));

        var second = await world.PostAsync("/v2/events", Good, "other_key:new_secret");
        (second.Status, FeedWorld.Code(second), second.Headers["X-mp-rate-limit-exceeded"]).ShouldBe((429, "TOO_MANY_REQUESTS", "feed"));
        int.Parse(second.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 10);
    }

    [Fact]
    public async Task History_is_old_and_has_events()
    {
        await using var world = await FeedWorld.StartAsync();
        string At(DateTimeOffset at) => $$"""[{ "events": [ { "event_type": "uninstall", "data": { "timestamp_unixtime_ms": {{at.ToUnixTimeMilliseconds()}} } } ] }]""";

        (await world.PostAsync("/v2/bulkevents/historical", At(DateTimeOffset.UtcNow.AddDays(-40)))).Status.ShouldBe(202);
        (await world.PostAsync("/s2s/v2/bulkevents/historical", At(DateTimeOffset.UtcNow.AddHours(-71)))).Status.ShouldBe(400);
        (await world.PostAsync("/v2/bulkevents/historical", $"[{Good}]")).Status.ShouldBe(400);
        FeedWorld.Error(await world.PostAsync("/v2/bulkevents/historical", """[{ "user_attributes": { "ct_name": "Ada" } }]""")).ShouldBe("a batch without events is no history");
        (await world.StreamAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_request_again_changes_nothing_but_another_feed_may_use_its_id()
    {
        await using var world = await FeedWorld.StartAsync();
        var batch = Good.Replace("{ \"user_id", "{ \"source_request_id\": \"r-1\", \"user_id", StringComparison.Ordinal);

        (await world.PostAsync("/v2/events", batch)).Status.ShouldBe(202);
        (await world.PostAsync("/s2s/v2/events", batch)).Status.ShouldBe(202);
        (await world.StreamAsync()).Count.ShouldBe(1);
        (await world.PostAsync("/v2/events", batch, "other_key:new_secret")).Status.ShouldBe(202);

        (await world.StreamAsync()).Count.ShouldBe(2);
        var feed = await world.FeedAsync();
        (feed.GetProperty("accepted").GetInt64(), feed.GetProperty("repeated").GetInt64(), feed.GetProperty("received").GetInt64()).ShouldBe((1, 1, 2));
    }

    [Fact]
    public async Task The_feeds_of_an_app_are_listed_and_others_are_a_404()
    {
        await using var world = await FeedWorld.StartAsync();

        var feeds = (await world.Server.ManageAsync("apps/shop/feeds")).GetProperty("feeds").EnumerateArray().Select(feed => feed.GetProperty("id").GetString());

        feeds.ShouldBe(["clevertap", "second"]);
        ((int)(await world.Server.ManageRawAsync("apps/shop/feeds/third")).StatusCode).ShouldBe(404);
        ((int)(await world.Server.ManageRawAsync("apps/none/feeds")).StatusCode).ShouldBe(404);
        ((int)(await world.Server.ManageRawAsync("apps/shop/feeds", key: null)).StatusCode).ShouldBe(401);
    }

    static string Bulk(int batches) => $"[{string.Join(',', Enumerable.Repeat(Good, batches))}]";
}
