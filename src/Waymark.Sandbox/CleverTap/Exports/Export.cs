using System.Globalization;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>One account's export: where it goes, how far it has come, what waits.</summary>
/// <param name="sender">Makes ids unlike those of any other run.</param>
/// <param name="seed">Where chance starts.</param>
sealed class Export(string sender, int seed)
{
    readonly Lock _held = new();
    readonly Random _random = new(seed);
    long _batches;
    long _through;

    public FeedSettings? Feed { get; private set; }

    public Outbox Outbox { get; } = new();

    /// <summary>Something waits to be sent, or the timer has to be set anew.</summary>
    public Bell News { get; } = new();

    /// <summary>There is no reason any more to wait for the receiver.</summary>
    public Bell Change { get; } = new();

    /// <param name="feed">Null for nowhere; what waits then waits.</param>
    public void Lead(FeedSettings? feed)
    {
        Feed = feed;
        Change.Ring();
        News.Ring();
    }

    /// <summary>Puts what has happened since the last time into the outbox.</summary>
    /// <param name="again">All of it once more, with the events' old ids.</param>
    /// <returns>How much that was; null when there is nowhere to send it.</returns>
    public Freight? Collect(Func<Func<ProfileBook, EventBook, Load>, Load> hold, bool again = false)
    {
        if (Feed is not { } feed) return null;

        // One at a time: what two took would be sent twice.
        lock (_held)
        {
            var after = again ? 0 : _through;
            var load = hold((profiles, events) => new Load(
                Departure.Of(events.All.Where(happened => happened.Number > after && feed.Exports(happened.Name)), profiles),
                feed.Profiles ? [.. profiles.All.Select(ProfileCopy.Of)] : [],
                events.All.Count > 0 ? events.All[^1].Number : after));

            var batching = new Batching(sender, feed.Development);
            List<ExportBatch> batches = [.. batching.OfEvents(load.Events, NextNumber), .. batching.OfProfiles(load.Profiles, NextNumber)];
            _through = Math.Max(_through, load.Through);
            Outbox.Add(batches);
            News.Ring();

            return Freight.None.With(batches);
        }
    }

    /// <returns>How long to wait before the next post.</returns>
    public TimeSpan WaitAfter(int failures, FeedSettings feed, TimeSpan? retryAfter)
    {
        lock (_held)
            return RetryWait.After(failures, feed, retryAfter, _random.NextDouble());
    }

    public void Clear()
    {
        lock (_held)
        {
            _through = 0;
            Outbox.Clear();
        }

        Lead(null);
    }

    public static string SenderOf(string account, DateTimeOffset start) =>
        string.Create(CultureInfo.InvariantCulture, $"{account}-{start.ToUnixTimeMilliseconds():x}");

    long NextNumber() => ++_batches;
}

/// <summary>What an export takes along.</summary>
/// <param name="Through">The number of the last event that was looked at.</param>
sealed record Load(IReadOnlyList<Departure> Events, IReadOnlyList<ProfileCopy> Profiles, long Through);
