using Microsoft.Data.Sqlite;
using Waymark.Storage.Formats;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>One UTC day's touches and their keys.</summary>
sealed class TouchDay : IDisposable
{
    readonly SqliteConnection _connection;
    readonly int _number;
    readonly Recent<long, Touch> _recent;
    readonly Statement _addTouch;
    readonly Statement _addKey;
    readonly Statement _positions;
    readonly Statement _touch;

    public TouchDay(SqliteConnection connection, int number, Recent<long, Touch> recent)
    {
        _connection = connection;
        _number = number;
        _recent = recent;
        _addTouch = new Statement(connection, $"insert or ignore into touch_{number} (position, at, body) values (?1, ?2, ?3)");
        _addKey = new Statement(connection, $"insert or ignore into key_{number} (hash, position) values (?1, ?2)");
        _positions = new Statement(connection, $"select position from key_{number} where hash = ?1 and position < ?2 order by position desc");
        _touch = new Statement(connection, $"select at, body from touch_{number} where position = ?1");
    }

    public static TouchDay Create(SqliteConnection connection, int number, Recent<long, Touch> recent)
    {
        SqliteFile.Execute(
            connection,
            $"create table if not exists touch_{number} (position integer primary key, at integer not null, body blob not null)");
        SqliteFile.Execute(
            connection,
            $"create table if not exists key_{number} (hash integer not null, position integer not null, primary key (hash, position)) without rowid");
        return new TouchDay(connection, number, recent);
    }

    public void Add(Touch touch)
    {
        var body = TouchFormat.Write(touch);
        var isNew = _addTouch.Bind(1, touch.Position).Bind(2, touch.At.ToUnixTimeMilliseconds()).Bind(3, body).Changes();

        foreach (var key in TouchKey.All(touch))
            _addKey.Bind(1, key.Hash).Bind(2, touch.Position).Run();

        // Most installs come minutes after their click.
        if (isNew) _recent.Set(touch.Position, AsKept(touch));
    }

    /// <returns>The latest first.</returns>
    public List<Touch> Find(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most)
    {
        since = DateTimeOffset.FromUnixTimeMilliseconds(since.ToUnixTimeMilliseconds()); // as moments are kept

        // What is out of the time asked for may be a flood of an earlier hour: it is neither unpacked nor remembered.
        Touch? Load(long position) => _touch.Bind(1, position).First(row =>
            DateTimeOffset.FromUnixTimeMilliseconds(row.Long(0)) is var at && at >= since && at <= until ? TouchFormat.Read(row.Blob(1), position, at) : null);

        var found = new List<Touch>();

        foreach (var row in _positions.Bind(1, key.Hash).Bind(2, before).Rows())
        {
            if (found.Count == most) break;
            if (_recent.Get(row.Long(0), Load) is { } touch && touch.At >= since && touch.At <= until) found.Add(touch);
        }

        return found;
    }

    // Moments are kept without what is less than a millisecond.
    static Touch AsKept(Touch touch) =>
        DateTimeOffset.FromUnixTimeMilliseconds(touch.At.ToUnixTimeMilliseconds()) is var at && at.EqualsExact(touch.At) ? touch : touch with { At = at };

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
        _positions.Dispose();
        _touch.Dispose();
    }
}
