namespace Waymark.Storage.Writing;

/// <summary>Values of traits in a batch that is written later: counted on top of the batch underway, or else of what is committed.</summary>
sealed class WriteBehindTraits(Overlay own, Overlay? underway, ICommitted committed)
{
    readonly Dictionary<(string App, string Kind, string Value, DateOnly Day), long> _committed = [];

    public void Count(string app, string kind, string value, DateOnly day) =>
        own.Traits[(app, kind, value, day)] = CountOf(app, kind, value, day, day) + 1;

    public long CountOf(string app, string kind, string value, DateOnly from, DateOnly to)
    {
        LookUp(app, kind, value, from, to);

        var count = 0L;
        for (var day = from; day <= to; day = day.AddDays(1))
            count += CountOn((app, kind, value, day));
        return count;
    }

    long CountOn((string App, string Kind, string Value, DateOnly Day) key) =>
        own.Traits.TryGetValue(key, out var count) || underway?.Traits.TryGetValue(key, out count) == true ? count : _committed[key];

    // What neither this batch nor the one underway has counted does not change while this one is decided.
    void LookUp(string app, string kind, string value, DateOnly from, DateOnly to)
    {
        var isKnown = true;
        for (var day = from; day <= to; day = day.AddDays(1))
            isKnown &= !_committed.TryAdd((app, kind, value, day), 0);
        if (isKnown) return;

        foreach (var (day, count) in committed.TraitCounts(app, kind, value, from, to))
            _committed[(app, kind, value, day)] = count;
    }
}
