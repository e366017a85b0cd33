using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>How common each trait value was, by UTC day; how often each smart link was followed, likewise.</summary>
sealed class Population(SqliteConnection connection) : IDisposable
{
    /// <summary>The kind under which clicks of smart links are counted, by token.</summary>
    public const string Link = "link";

    readonly Statement _count = new(
        connection,
        "select coalesce(sum(count), 0) from population where app = ?1 and kind = ?2 and value = ?3 and day between ?4 and ?5");

    readonly Statement _days = new(
        connection,
        "select day, count from population where app = ?1 and kind = ?2 and value = ?3 and day between ?4 and ?5");

    readonly Statement _add = new(
        connection,
        "insert into population (app, kind, value, day, count) values (?1, ?2, ?3, ?4, ?5) on conflict do update set count = count + excluded.count");

    public long Count(int app, string kind, string value, DateOnly from, DateOnly to) =>
        _count.Bind(1, app).Bind(2, kind).Bind(3, value).Bind(4, from.DayNumber).Bind(5, to.DayNumber).First(row => row.Long(0));

    public List<(DateOnly Day, long Count)> Days(int app, string kind, string value, DateOnly from, DateOnly to) =>
        _days.Bind(1, app).Bind(2, kind).Bind(3, value).Bind(4, from.DayNumber).Bind(5, to.DayNumber)
            .All(row => (DateOnly.FromDayNumber((int)row.Long(0)), row.Long(1)));

    public long LinkClicks(int app, string token) => Count(app, Link, token, DateOnly.MinValue, DateOnly.MaxValue);

    public void Add(int app, string kind, string value, DateOnly day, long count) =>
        _add.Bind(1, app).Bind(2, kind).Bind(3, value).Bind(4, day.DayNumber).Bind(5, count).Run();

    public void Dispose()
    {
        _count.Dispose();
        _days.Dispose();
        _add.Dispose();
    }
}
