namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>Makes one run of several, a part with every commit, so that no commit is a long one.</summary>
sealed class SeenMerge
{
    readonly SeenTables _tables;
    readonly SeenRunWriter _writer;
    readonly PriorityQueue<IEnumerator<SeenEntry>, (SeenKey Key, int Age)> _next = new();
    SeenKey? _last;

    /// <param name="tables">Where they lie.</param>
    /// <param name="runs">The newest first: of one key its newest entry stays.</param>
    /// <param name="id">The new run's.</param>
    public SeenMerge(SeenTables tables, IReadOnlyList<SeenRun> runs, long id)
    {
        var level = runs[0].Level + 1;

        _tables = tables;
        Runs = runs;
        _writer = new SeenRunWriter(tables, id, level, runs.Sum(run => run.Entries));
        tables.Save(SeenRun.Begun(id, level));

        for (var age = 0; age < runs.Count; age++)
            Continue(tables.EntriesOf(runs[age]).GetEnumerator(), age);
    }

    public IReadOnlyList<SeenRun> Runs { get; }

    /// <param name="most">How many entries to look at.</param>
    /// <param name="now">Unix time in milliseconds: what is over by then is left out.</param>
    /// <returns>The new run once it is whole, the others being deleted then; null while there is more to do.</returns>
    public SeenRun? Step(int most, long now)
    {
        for (; most > 0 && _next.TryDequeue(out var entries, out var place); most--)
        {
            if (_last != place.Key && !entries.Current.Note.IsOver(now)) _writer.Add(entries.Current);

            _last = place.Key;
            Continue(entries, place.Age);
        }

        if (_next.Count > 0) return null;

        foreach (var run in Runs)
            _tables.Delete(run);

        return _writer.Finish();
    }

    void Continue(IEnumerator<SeenEntry> entries, int age)
    {
        if (entries.MoveNext()) _next.Enqueue(entries, (entries.Current.Key, age));
        else entries.Dispose();
    }
}
