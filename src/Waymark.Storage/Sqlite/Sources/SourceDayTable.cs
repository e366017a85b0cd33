using Microsoft.Data.Sqlite;
using Waymark.Fraud.Sources;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>Figures of sources by day on one connection, to add to or to read.</summary>
sealed class SourceDayTable(SqliteConnection connection) : IDisposable
{
    const int MostRemembered = 20_000;

    readonly Dictionary<(int App, int Day), int> _sources = [];
    readonly Dictionary<(int App, int Day, string Source), int> _parts = [];

    readonly Statement _find = new(connection, "select body from source_day where app = ?1 and day = ?2 and source = ?3 and campaign = ?4 and site = ?5");

    readonly Statement _countSources = new(connection, "select count(*) from (select distinct source from source_day where app = ?1 and day = ?2)");

    readonly Statement _countParts = new(connection, "select count(*) from source_day where app = ?1 and day = ?2 and source = ?3");

    readonly Statement _save = new(
        connection,
        """
        insert into source_day (app, day, source, campaign, site, body) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict do update set body = excluded.body
        """);

    readonly Statement _read = new(
        connection,
        "select day, source, campaign, site, body from source_day where app = ?1 and day between ?2 and ?3 order by day, source, campaign, site");

    public void Add(int app, DateOnly day, SourceKey key, SourceFigures figures)
    {
        if (Find(app, day, key) is { } known)
        {
            Save(app, day, key, known + figures);
            return;
        }

        var kept = Kept(app, day, key);

        if (kept != key && Find(app, day, kept) is { } others)
            Save(app, day, kept, others + figures);
        else
            Insert(app, day, kept, figures);
    }

    public List<SourceDay> Read(int app, DateOnly from, DateOnly to) =>
        _read.Bind(1, app).Bind(2, from.DayNumber).Bind(3, to.DayNumber).All(row => new SourceDay(
            DateOnly.FromDayNumber((int)row.Long(0)),
            new SourceKey(row.Text(1), row.Text(2), row.Text(3)),
            StoredJson.Read<SourceFigures>(row.Blob(4))));

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget()
    {
        _sources.Clear();
        _parts.Clear();
    }

    public void Dispose()
    {
        _find.Dispose();
        _countSources.Dispose();
        _countParts.Dispose();
        _save.Dispose();
        _read.Dispose();
    }

    // Whoever makes a link can make up names without end; the figures must not grow with them.
    SourceKey Kept(int app, DateOnly day, SourceKey key)
    {
        var parts = Parts(app, day, key.Source);

        if (parts == 0 && Sources(app, day) >= SourceKey.MostSources) return new SourceKey("", "", "");
        return parts >= SourceKey.MostParts ? new SourceKey(key.Source, "", "") : key;
    }

    void Insert(int app, DateOnly day, SourceKey key, SourceFigures figures)
    {
        var parts = Parts(app, day, key.Source);
        if (parts == 0) _sources[(app, day.DayNumber)] = Sources(app, day) + 1;
        _parts[(app, day.DayNumber, key.Source)] = parts + 1;

        Save(app, day, key, figures);
    }

    int Sources(int app, DateOnly day)
    {
        if (!_sources.TryGetValue((app, day.DayNumber), out var count))
            _sources[(app, day.DayNumber)] = count = (int)_countSources.Bind(1, app).Bind(2, day.DayNumber).First(row => row.Long(0));

        return count;
    }

    int Parts(int app, DateOnly day, string source)
    {
        if (_parts.TryGetValue((app, day.DayNumber, source), out var count)) return count;

        if (_parts.Count >= MostRemembered) Forget();
        return _parts[(app, day.DayNumber, source)] = (int)_countParts.Bind(1, app).Bind(2, day.DayNumber).Bind(3, source).First(row => row.Long(0));
    }

    SourceFigures? Find(int app, DateOnly day, SourceKey key) =>
        Bound(_find, app, day, key).First(row => StoredJson.Read<SourceFigures>(row.Blob(0)));

    void Save(int app, DateOnly day, SourceKey key, SourceFigures figures) =>
        Bound(_save, app, day, key).Bind(6, StoredJson.Write(figures)).Run();

    static Statement Bound(Statement statement, int app, DateOnly day, SourceKey key) =>
        statement.Bind(1, app).Bind(2, day.DayNumber).Bind(3, key.Source).Bind(4, key.Campaign).Bind(5, key.Site);
}
