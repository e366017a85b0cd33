using Waymark.Apps;
using Waymark.Feeds;
using Waymark.Server.Intake.Feeds;

namespace Waymark.Server.Api;

/// <summary>What came by a feed. Everything that was received was accepted, recognised as a repeat, or refused.</summary>
public sealed record FeedView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Partner { get; init; }

    /// <summary>Null when nothing ever came.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Batches: accepted, repeated and refused together.</summary>
    public required long Received { get; init; }

    public required long Accepted { get; init; }

    public required long Repeated { get; init; }

    /// <summary>Requests and batches since <see cref="RefusedSince"/>, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>When this server started: refusals are not kept beyond it.</summary>
    public required DateTimeOffset RefusedSince { get; init; }

    /// <summary>Batches that told only of a user.</summary>
    public required long ProfileBatches { get; init; }

    /// <summary>The sender's tests.</summary>
    public required long DevelopmentBatches { get; init; }

    /// <summary>Batches that nothing tied to a user or device.</summary>
    public required long Unmatched { get; init; }

    /// <summary>Batches with an identity that points to somebody else, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Conflicts { get; init; }

    /// <summary>What had to be cut or put right, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Warnings { get; init; }

    public required long Events { get; init; }

    /// <summary>Events whose id had come before.</summary>
    public required long RepeatedEvents { get; init; }

    public required long Webhooks { get; init; }

    public required long RepeatedWebhooks { get; init; }

    /// <summary>By name; only of a single feed, as everything below.</summary>
    public IReadOnlyList<FeedNameView>? EventNames { get; init; }

    /// <summary>Events that the sender has not published: kept like all others.</summary>
    public IReadOnlyList<FeedNameView>? NewEvents { get; init; }

    public IReadOnlyList<FeedNameView>? NewAttributes { get; init; }

    public IReadOnlyList<FeedNameView>? NewUserAttributes { get; init; }

    /// <summary>Published events that have never come.</summary>
    public IReadOnlyList<string>? NeverSeen { get; init; }

    /// <summary>How the latest refused input began, values masked.</summary>
    public IReadOnlyList<RefusedSampleView>? Samples { get; init; }

    internal static FeedView Of(
        Feed feed, IReadOnlyList<FeedCount> counts, (IReadOnlyDictionary<string, long> CountByReason, IReadOnlyList<RefusedSample> Samples) refused, DateTimeOffset since)
    {
        var batches = Sum(counts, FeedFigures.Batches);
        var repeated = Sum(counts, FeedFigures.RepeatedBatches);

        return new FeedView
        {
            Id = feed.Id,
            Name = feed.Title,
            Partner = feed.Partner,
            LastSeenAt = counts.Count == 0 ? null : counts.Max(count => count.LastAt),
            Received = batches + refused.CountByReason.Values.Sum(),
            Accepted = batches - repeated,
            Repeated = repeated,
            Refused = refused.CountByReason,
            RefusedSince = since,
            ProfileBatches = Sum(counts, FeedFigures.ProfileBatches),
            DevelopmentBatches = Sum(counts, FeedFigures.DevelopmentBatches),
            Unmatched = Sum(counts, FeedFigures.UnmatchedBatches),
            Conflicts = ByName(counts, FeedFigures.Conflicts),
            Warnings = ByName(counts, FeedFigures.Warnings),
            Events = Sum(counts, FeedFigures.Events),
            RepeatedEvents = Sum(counts, FeedFigures.RepeatedEvents),
            Webhooks = Sum(counts, FeedFigures.Webhooks),
            RepeatedWebhooks = Sum(counts, FeedFigures.RepeatedWebhooks),
            Samples = [.. refused.Samples.Select(sample => new RefusedSampleView(sample.At, sample.Reason, sample.Input))],
        };
    }

    internal FeedView WithNames(Feed feed, IReadOnlyList<FeedCount> counts) => this with
    {
        EventNames = Names(counts, FeedFigures.Events),
        NewEvents = Names(counts, FeedFigures.NewEvents),
        NewAttributes = Names(counts, FeedFigures.NewAttributes),
        NewUserAttributes = Names(counts, FeedFigures.NewUserAttributes),
        NeverSeen = feed.IsCleverTap
            ? [.. Catalogue.CleverTap.Events.Where(one => !counts.Any(count => count.What == FeedFigures.Events && Catalogue.CleverTap.FindEvent(count.Name) == one)).Select(one => one.Name)]
            : null,
    };

    static long Sum(IReadOnlyList<FeedCount> counts, string what) => counts.Where(count => count.What == what).Sum(count => count.Count);

    static Dictionary<string, long> ByName(IReadOnlyList<FeedCount> counts, string what) =>
        counts.Where(count => count.What == what).ToDictionary(count => count.Name, count => count.Count);

    static FeedNameView[] Names(IReadOnlyList<FeedCount> counts, string what) =>
        [.. counts.Where(count => count.What == what).Select(count => new FeedNameView(count.Name, count.Count, count.FirstAt, count.LastAt))];
}

/// <summary>A name that came by a feed.</summary>
/// <param name="Name">As it was sent; empty for all beyond a thousand.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstAt">When it first came.</param>
/// <param name="LastAt">When it last came.</param>
public sealed record FeedNameView(string Name, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>How something began that was not taken.</summary>
/// <param name="At">When it came.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="Input">Keys and the interface's own words as they came, every other letter an x, every other digit a 0.</param>
public sealed record RefusedSampleView(DateTimeOffset At, string Reason, string Input);
