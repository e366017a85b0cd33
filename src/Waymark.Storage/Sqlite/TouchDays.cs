using System.Globalization;
using Microsoft.Data.Sqlite;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>The days that have touches.</summary>
sealed class TouchDays : IDisposable
{
    // What else a click says comes from its URL: sixteen thousand long ones would fill the memory.
    const int LongestUrl = 512;

    readonly SqliteConnection _connection;
    readonly Recent<long, Touch> _recent;
    readonly SortedDictionary<int, TouchDay> _days = new(Comparer<int>.Create((left, right) => right.CompareTo(left)));

    /// <param name="connection">The touches.</param>
    /// <param name="mostRemembered">How many touches stay in memory: those behind a busy address are looked at by each of its first opens.</param>
    public TouchDays(SqliteConnection connection, int mostRemembered)
    {
        _connection = connection;
        _recent = new(mostRemembered, touch => touch.Url.Length <= LongestUrl);
        Reload();
    }

    /// <summary>The days from one moment to another, both included, the latest first.</summary>
    public IEnumerable<TouchDay> Between(DateTimeOffset since, DateTimeOffset until)
    {
        var (first, last) = (Number(since), Number(until));
        return _days.SkipWhile(day => day.Key > last).TakeWhile(day => day.Key >= first).Select(day => day.Value);
    }

    public TouchDay Of(DateTimeOffset at)
    {
        var number = Number(at);
        if (_days.TryGetValue(number, out var day)) return day;

        return _days[number] = TouchDay.Create(_connection, number, _recent);
    }

    public void DropBefore(DateOnly day)
    {
        var first = Number(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

        foreach (var number in _days.Keys.Where(number => number < first).ToList())
        {
            _days[number].Drop();
            _days.Remove(number);
        }
    }

    /// <summary>Looks again which days there are: a rolled back one is gone with its tables.</summary>
    public void Reload()
    {
        Dispose();
        _days.Clear();
        _recent.Clear();

        using var names = new Statement(_connection, "select name from sqlite_master where type = 'table' and name glob 'touch_[0-9]*'");
        foreach (var number in names.All(row => int.Parse(row.Text(0).AsSpan("touch_".Length), CultureInfo.InvariantCulture)))
            _days.Add(number, new TouchDay(_connection, number, _recent));
    }

    public void Dispose()
    {
        foreach (var day in _days.Values)
            day.Dispose();
    }

    static int Number(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc.Year * 10_000 + utc.Month * 100 + utc.Day;
    }
}
