namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>How long to wait before a post is tried again: doubling, spread out, and never shorter than the receiver asked for.</summary>
static class RetryWait
{
    /// <param name="failures">In a row, this one counted.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int failures, FeedSettings feed, TimeSpan? retryAfter, double chance)
    {
        var doubled = Math.Min(feed.FirstRetryMs * Math.Pow(2, failures - 1), feed.LongestRetryMs);
        var wait = TimeSpan.FromMilliseconds(doubled * (0.5 + (chance / 2)));

        return retryAfter > wait ? retryAfter.Value : wait;
    }
}
