using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Waymark.Feeds;

namespace Waymark.Server.Intake.Feeds;

/// <summary>What feeds sent and we did not take, since this server started: by reason, and the latest with everything personal masked.</summary>
sealed class RefusedInput
{
    const int MostSamples = 20;

    readonly ConcurrentDictionary<(string App, string Feed), Kept> _byFeed = new();
    readonly Counter<long> _refused;

    public RefusedInput(IMeterFactory meters, TimeProvider clock)
    {
        Since = clock.GetUtcNow();
        _refused = meters.Create(IntakeCounters.MeterName).CreateCounter<long>(
            "waymark.feeds.refused", "{batch}", "Requests and batches of feeds that were not taken, by feed and reason.");
    }

    public DateTimeOffset Since { get; }

    /// <returns>The same answer.</returns>
    public Answer Note(FeedCaller caller, Answer answer, ReadOnlySpan<byte> input, DateTimeOffset at)
    {
        Note(caller, answer.Refusal!, input, at);
        return answer;
    }

    public void Note(FeedCaller caller, string reason, ReadOnlySpan<byte> input, DateTimeOffset at)
    {
        _refused.Add(1, new("app", caller.App.Id), new("feed", caller.Feed.Id), new("reason", reason));

        var sample = input.IsEmpty ? null : MaskedInput.Of(input);
        var kept = _byFeed.GetOrAdd((caller.App.Id, caller.Feed.Id), static _ => new Kept());

        lock (kept)
        {
            kept.CountByReason[reason] = kept.CountByReason.GetValueOrDefault(reason) + 1;

            if (sample is null) return;

            kept.Samples.Enqueue(new RefusedSample(at, reason, sample));
            if (kept.Samples.Count > MostSamples) kept.Samples.Dequeue();
        }
    }

    public (IReadOnlyDictionary<string, long> CountByReason, IReadOnlyList<RefusedSample> Samples) Of(string app, string feed)
    {
        if (!_byFeed.TryGetValue((app, feed), out var kept)) return (new Dictionary<string, long>(), []);

        lock (kept)
            return (new SortedDictionary<string, long>(kept.CountByReason, StringComparer.Ordinal), [.. kept.Samples.Reverse()]);
    }

    sealed class Kept
    {
        public Dictionary<string, long> CountByReason { get; } = [];

        public Queue<RefusedSample> Samples { get; } = [];
    }
}

/// <summary>How something began that was not taken.</summary>
/// <param name="At">When it came.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="Input">Its shape: keys and known words as they came, every other letter an x, every other digit a 0.</param>
public sealed record RefusedSample(DateTimeOffset At, string Reason, string Input);
