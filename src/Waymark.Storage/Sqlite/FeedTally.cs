using Waymark.Feeds;

namespace Waymark.Storage.Sqlite;

/// <summary>What came by feeds in one batch of processing, folded in memory and bounded in names.</summary>
sealed class FeedTally(FeedCounts stored)
{
    readonly Dictionary<(int App, string Feed, string What, string Name), FeedCount> _counts = [];
    readonly Dictionary<(int App, string Feed, string What), HashSet<string>> _names = [];

    public void Count(int app, string feed, string what, string name, DateTimeOffset at)
    {
        // Senders may make up names without end; the figures must not.
        if (name.Length > 0 && !Keeps(app, feed, what, name)) name = "";

        var key = (app, feed, what, name);
        _counts[key] = _counts.TryGetValue(key, out var count)
            ? count with { Count = count.Count + 1, FirstAt = at < count.FirstAt ? at : count.FirstAt, LastAt = at > count.LastAt ? at : count.LastAt }
            : new FeedCount(what, name, 1, at, at);
    }

    public void Store()
    {
        foreach (var ((app, feed, _, _), count) in _counts)
            stored.Add(app, feed, count);
    }

    bool Keeps(int app, string feed, string what, string name)
    {
        if (!_names.TryGetValue((app, feed, what), out var names))
            _names[(app, feed, what)] = names = [.. stored.Names(app, feed, what)];

        return names.Contains(name) || (names.Count < FeedFigures.MostNames && names.Add(name));
    }
}
