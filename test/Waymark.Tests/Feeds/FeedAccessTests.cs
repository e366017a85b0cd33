using System.Text;
using Waymark.Apps;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class FeedAccessTests
{
    static readonly FeedAccess Access = new(
    [
        new App { Id = "a", Feeds = [new Feed { Id = "one", Key = "k1", Secret = "new", PreviousSecret = "old", WebhookSecret = "hook" }] },
        new App { Id = "b", Feeds = [new Feed { Id = "two", Key = "k2", Secret = "s2", PreviousKey = "k2-before", PreviousSecret = "s2-before" }] },
    ]);

    [Theory]
    [InlineData("k1", "new", "one", true)]
    [InlineData("k1", "old", "one", true)]
    [InlineData("k1", "s2", "one", false)]
    [InlineData("k2", "s2", "two", true)]
    [InlineData("k2-before", "s2-before", "two", true)]
    [InlineData("k2-before", "s2", "two", false)]
    [InlineData("k3", "s2", null, false)]
    [InlineData("", "", null, false)]
    public void Both_pairs_open_a_feed_and_no_mixture_does(string key, string secret, string? feed, bool fits)
    {
        var found = Access.Find(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(secret));

        (found?.Caller.Feed.Id, found?.Fits ?? false).ShouldBe((feed, fits));
    }

    [Fact]
    public void A_webhooks_secret_tells_the_feed()
    {
        Access.FindWebhook("hook")!.App.Id.ShouldBe("a");
        Access.FindWebhook("k1").ShouldBeNull();
        Access.FindWebhook("").ShouldBeNull();
    }
}
