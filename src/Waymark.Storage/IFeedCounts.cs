using Waymark.Feeds;

namespace Waymark.Storage;

/// <summary>What came by feeds, for readers.</summary>
public interface IFeedCounts
{
    /// <returns>Everything that was counted for a feed, in order of what and name.</returns>
    IReadOnlyList<FeedCount> FeedCounts(string app, string feed);
}
