using Microsoft.Data.Sqlite;
using Waymark.Fraud.Sources;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>Clicks of sources by hour on one connection, to add to or to read.</summary>
sealed class SourceHourTable(SqliteConnection connection) : IDisposable
{
    readonly Dictionary<(int App, long Hour), long> _sources = [];

    readonly Statement _find = new(connection, "select clicks from source_hour where app = ?1 and hour = ?2 and source = ?3");

    readonly Statement _count = new(connection, "select count(*) from source_hour where app = ?1 and hour = ?2");

    readonly Statement _add = new(connection, "update source_hour set clicks = clicks + ?4 where app = ?1 and hour = ?2 and source = ?3");

    readonly Statement _insert = new(connection, "insert into source_hour (app, hour, source, clicks) values (?1, ?2, ?3, ?4)");

    public long Find(int app, long hour, string source) => _find.Bind(1, app).Bind(2, hour).Bind(3, source).First(row => row.Long(0));

    public void Add(int app, long hour, string source, long clicks)
    {
        if (_add.Bind(1, app).Bind(2, hour).Bind(3, source).Bind(4, clicks).Changes()) return;

        // Who is one of too many is nobody's usual hour either.
        if (Sources(app, hour) >= SourceKey.MostSources) return;

        _insert.Bind(1, app).Bind(2, hour).Bind(3, source).Bind(4, clicks).Run();
        _sources[(app, hour)]++;
    }

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget() => _sources.Clear();

    public void Dispose()
    {
        _find.Dispose();
        _count.Dispose();
        _add.Dispose();
        _insert.Dispose();
    }

    long Sources(int app, long hour)
    {
        if (_sources.TryGetValue((app, hour), out var count)) return count;

        if (_sources.Count > 1_000) _sources.Clear();
        return _sources[(app, hour)] = _count.Bind(1, app).Bind(2, hour).First(row => row.Long(0));
    }
}
