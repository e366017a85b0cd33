namespace Waymark.Storage.Sqlite;

/// <summary>Values of traits that were counted in one batch of processing, on top of what is stored.</summary>
sealed class TraitTally(Population stored)
{
    readonly Dictionary<(int App, string Kind, string Value, DateOnly Day), long> _counts = [];
    readonly Dictionary<(int App, string Kind, string Value, DateOnly From, DateOnly To), long> _stored = [];

    public void Count(int app, string kind, string value, DateOnly day) =>
        _counts[(app, kind, value, day)] = _counts.GetValueOrDefault((app, kind, value, day)) + 1;

    public long CountOf(int app, string kind, string value, DateOnly from, DateOnly to)
    {
        // Every first open asks for the same few, and what is committed does not change before this batch is.
        var key = (app, kind, value, from, to);
        if (!_stored.TryGetValue(key, out var count))
            _stored[key] = count = stored.Count(app, kind, value, from, to);

        // A batch spans a day or two: asking for each is cheaper than looking through all that is pending.
        for (var day = from; day <= to; day = day.AddDays(1))
            count += _counts.GetValueOrDefault((app, kind, value, day));

        return count;
    }

    public void Store()
    {
        foreach (var ((app, kind, value, day), count) in _counts)
            stored.Add(app, kind, value, day, count);
    }
}
