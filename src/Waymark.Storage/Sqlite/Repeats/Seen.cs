using Microsoft.Data.Sqlite;
using Waymark.Facts;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>What was noted once and must not be counted again.</summary>
/// <remarks>
/// Random keys in one tree cost a page of the file each. So they are logged as they come, and kept in memory until there are
/// enough to be written in order, as a run; runs are merged into ever larger ones. Filters tell which run is worth looking into.
/// </remarks>
sealed class Seen : IDisposable
{
    static readonly TimeSpan ViewIsRenewedWithin = TimeSpan.FromSeconds(1);

    const int EntriesPerFirstRun = 32_768, RunsPerMerge = 8, HighestLevel = 3;

    // Merges must end before the next one of their level is due, also where commits are small.
    const int StepsPerEntry = 2, FewestSteps = 1_024;

    readonly SeenTables _tables;
    readonly SeenEarlier? _earlier;
    readonly Dictionary<SeenKey, SeenNote> _fresh = [];
    readonly Dictionary<int, SeenMerge> _mergeByLevel = [];
    readonly Lock _adding = new();
    Dictionary<SeenKey, SeenNote> _recent = [];
    List<SeenRun> _runs = [];
    long _lastId, _now;
    bool _isStored;
    volatile SeenView _committed = SeenView.Nothing;

    public Seen(SqliteConnection writer)
    {
        _tables = new SeenTables(writer);
        _earlier = SeenEarlier.In(writer);
        Load();
    }

    public DateTimeOffset? At(int app, Fingerprint fingerprint) =>
        Find(app, fingerprint, SeenKey.Of(app, fingerprint)) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <returns>True when it is new, or was noted longer ago than the span.</returns>
    public bool Remember(int app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within)
    {
        var (key, note) = (SeenKey.Of(app, fingerprint), SeenNote.Of(at, within));

        if (Find(app, fingerprint, key) is { } before && (within is not { } span || note.At - before <= span.TotalMilliseconds)) return false;

        _fresh[key] = note;
        return true;
    }

    /// <summary>The last thing before a commit.</summary>
    public void Store()
    {
        _isStored = true;
        if (_fresh.Count == 0) return;

        _tables.Log([.. _fresh.Select(entry => new SeenEntry(entry.Key, entry.Value))]);
        lock (_adding)
        {
            foreach (var (key, note) in _fresh)
            {
                _recent[key] = note;
                _now = Math.Max(_now, note.At);
            }
        }

        if (_recent.Count >= EntriesPerFirstRun) WriteRun();
        MergeOn(Math.Max(FewestSteps, _fresh.Count * StepsPerEntry));
        _fresh.Clear();
    }

    public void Committed()
    {
        _isStored = false;
        _committed = new SeenView(_recent, _runs, _adding);
    }

    /// <summary>For others than the writer: what is committed. What is being committed may show already.</summary>
    /// <returns>Unix time in milliseconds; null when it was not noted.</returns>
    public long? FindCommitted(int app, Fingerprint fingerprint, SeenTables tables, SeenEarlier? earlier)
    {
        var key = SeenKey.Of(app, fingerprint);

        while (true)
        {
            var view = _committed;

            try
            {
                return view.Find(key, tables) ?? earlier?.At(app, fingerprint);
            }
            catch (InvalidDataException)
            {
                // Its runs were merged by a commit that has just been made.
                if (!SpinWait.SpinUntil(() => view != _committed, ViewIsRenewedWithin)) throw;
            }
        }
    }

    /// <summary>The transaction was rolled back.</summary>
    public void Forget()
    {
        _fresh.Clear();
        if (_isStored) Load();
        _isStored = false;
    }

    public void Dispose()
    {
        _tables.Dispose();
        _earlier?.Dispose();
    }

    // The newest word first: what may be noted again after a while is in several places.
    long? Find(int app, Fingerprint fingerprint, SeenKey key)
    {
        if (_fresh.TryGetValue(key, out var note) || _recent.TryGetValue(key, out note)) return note.At;

        return SeenView.FindIn(_runs, key, _tables) ?? _earlier?.At(app, fingerprint);
    }

    void Load()
    {
        _mergeByLevel.Clear();
        _recent = [];
        foreach (var entry in _tables.Logged())
            _recent[entry.Key] = entry.Note;

        var runs = _tables.Runs();
        _lastId = runs.Count == 0 ? 0 : runs.Max(run => run.Id);
        _runs = runs.FindAll(run => run.IsFinished);

        foreach (var unfinished in runs.Where(run => !run.IsFinished))
            _tables.Delete(unfinished);

        _committed = new SeenView(_recent, _runs, _adding);
    }

    void WriteRun()
    {
        var entries = _recent.Select(entry => new SeenEntry(entry.Key, entry.Value)).ToArray();
        Array.Sort(entries);

        var writer = new SeenRunWriter(_tables, ++_lastId, level: 0, entries.Length);
        foreach (var entry in entries)
            writer.Add(entry);

        Add(writer.Finish());
        _tables.EmptyLog();
        _recent = [];
    }

    void MergeOn(int steps)
    {
        for (var level = 0; level < HighestLevel; level++)
        {
            if (!_mergeByLevel.TryGetValue(level, out var merge))
            {
                var runs = _runs.FindAll(run => run.Level == level);
                if (runs.Count < RunsPerMerge) continue;

                _mergeByLevel[level] = merge = new SeenMerge(_tables, runs[^RunsPerMerge..], ++_lastId);
            }

            if (merge.Step(steps, _now) is not { } merged) continue;

            _runs = _runs.FindAll(run => !merge.Runs.Contains(run));
            if (merged.IsFinished) Add(merged);
            else _tables.Delete(merged);

            _mergeByLevel.Remove(level);
        }
    }

    void Add(SeenRun added) => _runs = [.. _runs.Append(added).OrderBy(run => run.Level).ThenByDescending(run => run.Id)];
}
