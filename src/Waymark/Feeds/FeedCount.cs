namespace Waymark.Feeds;

/// <summary>How often something came by a feed.</summary>
/// <param name="What">One of <see cref="FeedFigures"/>.</param>
/// <param name="Name">The name or code where the figure has one; else empty.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstAt">When it first came.</param>
/// <param name="LastAt">When it last came.</param>
public sealed record FeedCount(string What, string Name, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>What is counted by feed.</summary>
public static class FeedFigures
{
    /// <summary>Distinct names that one figure keeps; whatever comes beyond is counted under an empty name.</summary>
    public const int MostNames = 1_000;

    /// <summary>Batches that were durably taken, repeats included.</summary>
    public const string Batches = "batches";
    public const string RepeatedBatches = "repeated_batches";
    public const string RepeatedEvents = "repeated_events";
    public const string DevelopmentBatches = "development_batches";

    /// <summary>Batches that tell only of a user, not of anything that happened.</summary>
    public const string ProfileBatches = "profile_batches";
    public const string UnmatchedBatches = "unmatched_batches";

    /// <summary>By code.</summary>
    public const string Conflicts = "conflicts";

    /// <summary>By code.</summary>
    public const string Warnings = "warnings";

    /// <summary>By name.</summary>
    public const string Events = "events";
    public const string NewEvents = "new_events";
    public const string NewAttributes = "new_attributes";
    public const string NewUserAttributes = "new_user_attributes";
    public const string Webhooks = "webhooks";
    public const string RepeatedWebhooks = "repeated_webhooks";
}
