namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>Writes a run: entries come in the order of their keys, each key once.</summary>
/// <param name="tables">Where to.</param>
/// <param name="id">The run's.</param>
/// <param name="level">The run's.</param>
/// <param name="most">How many entries may come; the filter is made for them.</param>
sealed class SeenRunWriter(SeenTables tables, long id, int level, long most)
{
    readonly SeenFilter _filter = SeenFilter.For(most);
    readonly List<ulong> _fences = [];
    readonly byte[] _chunk = new byte[SeenRun.EntriesPerChunk * SeenEntry.Length];
    int _length;
    long _entries;

    public void Add(SeenEntry entry)
    {
        if (_length == 0) _fences.Add(entry.Key.High);

        entry.Write(_chunk.AsSpan(_length));
        _length += SeenEntry.Length;
        _filter.Add(entry.Key);
        _entries++;

        if (_length == _chunk.Length) SaveChunk();
    }

    public SeenRun Finish()
    {
        if (_length > 0) SaveChunk();

        var run = new SeenRun(id, level, _entries, _filter, [.. _fences]);
        tables.Save(run);
        return run;
    }

    void SaveChunk()
    {
        tables.SaveChunk(SeenRun.RowOf(id, _fences.Count - 1), _chunk.AsSpan(0, _length));
        _length = 0;
    }
}
