namespace Waymark.Feeds;

/// <summary>How much one post may hold, as mParticle's events API documents it.</summary>
public static class FeedLimits
{
    public const int LongestRequest = 256 * 1024;
    public const int LongestBatch = 128 * 1024;
    public const int MostBatches = 100;

    public const int LongestName = 256;
    public const int LongestValue = 4_096;
    public const int MostAttributes = 100;

    /// <summary>How long a sender's ids of requests and messages are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>How old an event must be to count as history.</summary>
    public static readonly TimeSpan YoungestHistory = TimeSpan.FromHours(72);

    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(24);
}
