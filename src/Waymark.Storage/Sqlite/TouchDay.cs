using Microsoft.Data.Sqlite;
using Waymark.Storage.Formats;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>One UTC day's touches and their keys.</summary>
sealed class TouchDay : IDisposable
{
    readonly SqliteConnection _connection;
    readonly int _number;
    readonly Statement _addTouch;
    readonly Statement _addKey;
    readonly Statement _find;

    public TouchDay(SqliteConnection connection, int number)
    {
        _connection = connection;
        _number = number;
        _addTouch = new Statement(connection, $"insert or ignore into touch_{number} (position, at, body) values (?1, ?2, ?3)");
        _addKey = new Statement(connection, $"insert or ignore into key_{number} (hash, position) values (?1, ?2)");
        _find = new Statement(
            connection,
            $"""
            select touch.position, touch.at, touch.body
            from key_{number} key
            join touch_{number} touch using (position)
            where key.hash = ?1 and key.position < ?2 and touch.at between ?3 and ?4
            order by key.position desc
            limit ?5
            """);
    }

    public static TouchDay Create(SqliteConnection connection, int number)
    {
        SqliteFile.Execute(
            connection,
            $"create table if not exists touch_{number} (position integer primary key, at integer not null, body blob not null)");
        SqliteFile.Execute(
            connection,
            $"create table if not exists key_{number} (hash integer not null, position integer not null, primary key (hash, position)) without rowid");
        return new TouchDay(connection, number);
    }

    public void Add(Touch touch)
    {
        var body = TouchFormat.Write(touch);
        _addTouch.Bind(1, touch.Position).Bind(2, touch.At.ToUnixTimeMilliseconds()).Bind(3, body).Run();

        foreach (var key in TouchKey.All(touch))
            _addKey.Bind(1, key.Hash).Bind(2, touch.Position).Run();
    }

    public List<Touch> Find(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most) =>
        _find.Bind(1, key.Hash).Bind(2, before).Bind(3, since.ToUnixTimeMilliseconds()).Bind(4, until.ToUnixTimeMilliseconds()).Bind(5, most)
            .All(row => TouchFormat.Read(row.Blob(2), row.Long(0), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(1))));

    public void Drop()
    {
        Dispose();
        SqliteFile.Execute(_connection, $"drop table if exists touch_{_number}");
        SqliteFile.Execute(_connection, $"drop table if exists key_{_number}");
    }

    public void Dispose()
    {
        _addTouch.Dispose();
        _addKey.Dispose();
        _find.Dispose();
    }
}
