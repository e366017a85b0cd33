using Waymark.Sandbox.CleverTap.Exports;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class RetryWaitTests
{
    static readonly FeedSettings Feed = new() { Address = "http://waymark.test/v2", Key = "k", Secret = "s", FirstRetryMs = 1_000, LongestRetryMs = 10_000 };

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 2_000)]
    [InlineData(4, 8_000)]
    [InlineData(5, 10_000)]
    [InlineData(500, 10_000)]
    public void Waits_double_up_to_the_longest(int failures, int milliseconds) =>
        RetryWait.After(failures, Feed, null, chance: 1).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Chance_takes_away_half_at_most() =>
        RetryWait.After(2, Feed, null, chance: 0).ShouldBe(TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(30, 30)]
    public void The_receiver_may_ask_for_more_patience_but_not_for_less(int retryAfter, int seconds) =>
        RetryWait.After(2, Feed, TimeSpan.FromSeconds(retryAfter), chance: 1).ShouldBe(TimeSpan.FromSeconds(seconds));
}
