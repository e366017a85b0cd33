namespace Waymark.Server.Intake.Feeds;

/// <summary>One address that a feed posts to.</summary>
/// <param name="Path">Below the base path.</param>
/// <param name="IsBulk">A list of batches rather than one.</param>
/// <param name="IsHistory">Only what is some days old.</param>
sealed record FeedRoute(string Path, bool IsBulk, bool IsHistory)
{
    /// <summary>A sender that supports mParticle may let its user change only the host, so both of mParticle's base paths are here.</summary>
    public static IReadOnlyList<string> BasePaths { get; } = ["/v2", "/s2s/v2"];

    public static IReadOnlyList<FeedRoute> All { get; } =
    [
        new("/events", IsBulk: false, IsHistory: false),
        new("/bulkevents", IsBulk: true, IsHistory: false),
        new("/bulkevents/historical", IsBulk: true, IsHistory: true),
    ];
}
