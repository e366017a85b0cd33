namespace Waymark.Server.Tests.Feeds;

public sealed class WebhookIntakeTests
{
    const string Call = """{ "targetId": 7, "profiles": [ { "identity": "u-1", "key_values": { "event": "Cart Left" } } ] }""";

    [Theory]
    [InlineData("/v2/webhooks/hook_secret_of_feed", "Cart Left")]
    [InlineData("/v2/webhooks/hook_secret_of_feed/Sale%20began", "Sale began")]
    [InlineData("/v2/webhooks/hook_secret_of_feed?event=Sale%20began", "Sale began")]
    public async Task A_secret_in_the_address_opens_it(string path, string name)
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await world.PostAsync(path, Call, credentials: null);

        (reply.Status, reply.Body.GetProperty("status").GetString()).ShouldBe((200, "ok"));
        var happened = (await world.StreamAsync()).ShouldHaveSingleItem();
        (happened.GetProperty("name").GetString(), happened.GetProperty("userId").GetString()).ShouldBe((name, "u-1"));
        happened.GetProperty("origin").GetProperty("type").GetString().ShouldBe("webhook");
    }

    [Fact]
    public async Task So_do_the_feeds_credentials_and_any_method()
    {
        await using var world = await FeedWorld.StartAsync();

        (await world.PostAsync("/v2/webhooks?event=a", Call)).Status.ShouldBe(200);
        (await world.PostAsync("/v2/webhooks?event=b", Call, method: HttpMethod.Put)).Status.ShouldBe(200);
        using var answer = await world.Server.Client.GetAsync("/v2/webhooks/hook_secret_of_feed?event=c&identity=u-1");
        ((int)answer.StatusCode).ShouldBe(200);

        (await world.StreamAsync()).Select(happened => happened.GetProperty("name").GetString()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Nobody_else_gets_in_and_a_repeat_counts_once()
    {
        await using var world = await FeedWorld.StartAsync();

        (await world.PostAsync("/v2/webhooks/wrong", Call, credentials: null)).Status.ShouldBe(403);
        (await world.PostAsync("/v2/webhooks", Call, credentials: null)).Status.ShouldBe(403);
        (await world.PostAsync("/v2/webhooks", Call, "feed_key:wrong")).Status.ShouldBe(403);
        (await world.PostAsync("/v2/webhooks/hook_secret_of_feed", new byte[] { 0xff }, credentials: null)).Status.ShouldBe(400);
        (await world.PostAsync("/v2/webhooks/hook_secret_of_feed", new byte[300 * 1024], credentials: null)).Status.ShouldBe(413);
        (await world.PostAsync("/v2/webhooks/hook_secret_of_feed", Call, credentials: null)).Status.ShouldBe(200);
        (await world.PostAsync("/v2/webhooks/hook_secret_of_feed", Call, credentials: null)).Status.ShouldBe(200);

        (await world.StreamAsync()).Count.ShouldBe(1);
        var feed = await world.FeedAsync();
        (feed.GetProperty("webhooks").GetInt64(), feed.GetProperty("repeatedWebhooks").GetInt64()).ShouldBe((2, 1));
    }
}
