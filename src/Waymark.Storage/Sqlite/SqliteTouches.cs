using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>Touches in their own SQLite file, a pair of tables per UTC day: small indexes stay fast, and old days are dropped whole.</summary>
public sealed class SqliteTouches : ITouches
{
    readonly SqliteConnection _connection;
    readonly SortedDictionary<int, TouchDay> _days = new(Comparer<int>.Create((left, right) => right.CompareTo(left)));
    bool _isOpen;

    SqliteTouches(string path)
    {
        _connection = SqliteFile.OpenForWriting(path, "touches");
        SqliteFile.Execute(_connection, "pragma cache_size = -65536");
        SqliteFile.Execute(_connection, "pragma mmap_size = 1073741824");

        using var names = new Statement(_connection, "select name from sqlite_master where type = 'table' and name like 'touch\\_%' escape '\\'");
        var days = new List<int>();
        while (names.Step())
            days.Add(int.Parse(names.Text(0).AsSpan("touch_".Length), CultureInfo.InvariantCulture));

        foreach (var day in days)
            _days.Add(day, new TouchDay(_connection, day));
    }

    public static SqliteTouches Open(string path) => new(path);

    public void Add(Touch touch)
    {
        Begin();
        var body = JsonSerializer.SerializeToUtf8Bytes(touch, StoredJson.Default.Touch);
        Day(touch.At).Add(touch, body);
    }

    public Touch? Find(string app, string clickId)
    {
        if (ClickId.TimeOf(clickId) is not { } at || !_days.TryGetValue(Number(at), out var day)) return null;

        return day.Find(TouchKey.OfClick(app, clickId), long.MaxValue, 1).FirstOrDefault(touch => touch.ClickId == clickId && touch.App == app);
    }

    public IReadOnlyList<Touch> FindByKey(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most)
    {
        var found = new List<Touch>();

        foreach (var (number, day) in _days)
        {
            if (found.Count >= most || number < Number(since)) break;
            if (number > Number(until)) continue;

            found.AddRange(day.Find(key, before, most - found.Count).Where(touch => touch.At >= since && touch.At <= until));
        }

        return found;
    }

    public void Commit()
    {
        if (!_isOpen) return;

        SqliteFile.Execute(_connection, "commit");
        _isOpen = false;
    }

    public void DropBefore(DateOnly day)
    {
        Commit();
        var first = Number(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

        foreach (var number in _days.Keys.Where(number => number < first).ToList())
        {
            _days[number].Drop();
            _days.Remove(number);
        }
    }

    public ValueTask DisposeAsync()
    {
        Commit();
        foreach (var day in _days.Values)
            day.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    void Begin()
    {
        if (_isOpen) return;

        SqliteFile.Execute(_connection, "begin immediate");
        _isOpen = true;
    }

    TouchDay Day(DateTimeOffset at)
    {
        var number = Number(at);
        if (_days.TryGetValue(number, out var day)) return day;

        return _days[number] = TouchDay.Create(_connection, number);
    }

    static int Number(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc.Year * 10_000 + utc.Month * 100 + utc.Day;
    }
}
