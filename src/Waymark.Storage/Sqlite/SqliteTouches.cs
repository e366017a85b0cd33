using Microsoft.Data.Sqlite;
using Waymark.Touches;

namespace Waymark.Storage.Sqlite;

/// <summary>Touches in their own SQLite file, a pair of tables per UTC day: small indexes stay fast, and old days are dropped whole.</summary>
public sealed class SqliteTouches : ITouches
{
    readonly string _path;
    readonly SqliteConnection _connection;
    readonly TouchDays _days;
    readonly Lock _reading = new();
    TouchReader? _reader;
    bool _isOpen;

    SqliteTouches(string path)
    {
        _path = path;
        _connection = SqliteFile.OpenForWriting(path, "touches");
        SqliteFile.Execute(_connection, "pragma cache_size = -65536");
        _days = new TouchDays(_connection, mostRemembered: 16_000);
    }

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    public static SqliteTouches Open(string path) => new(path);

    public void Add(Touch touch) => AllOrNothing(() =>
    {
        Begin();
        _days.Of(touch.At).Add(touch);
    });

    public Touch? Find(string app, string clickId)
    {
        Begin();
        return TouchReader.Find(_days, app, clickId);
    }

    public Touch? FindCommitted(string app, string clickId)
    {
        lock (_reading)
        {
            try
            {
                _reader ??= new TouchReader(_path);
                return _reader.Find(app, clickId);
            }
            catch (SqliteException)
            {
                // Its day was dropped meanwhile: look at the days afresh next time.
                _reader?.Dispose();
                _reader = null;
                return null;
            }
        }
    }

    public IReadOnlyList<Touch> FindByKey(TouchKey key, long before, DateTimeOffset since, DateTimeOffset until, int most)
    {
        var found = new List<Touch>();
        Begin();

        foreach (var day in _days.Between(since, until))
        {
            if (found.Count >= most) break;

            found.AddRange(day.Find(key, before, since, until, most - found.Count));
        }

        return found;
    }

    public void Commit() => AllOrNothing(() =>
    {
        if (_isOpen) SqliteFile.Execute(_connection, "commit");

        _isOpen = false;
    });

    public void DropBefore(DateOnly day)
    {
        Commit();
        _days.DropBefore(day);
    }

    public ValueTask DisposeAsync()
    {
        Commit();
        _reader?.Dispose();
        _days.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>For tests: what a full disk does.</summary>
    internal void Limit(long pages) => SqliteFile.Limit(_connection, pages);

    // For looking up as well: a transaction of its own costs each query more than the query. Nobody else writes to the file.
    void Begin()
    {
        if (!_isOpen) SqliteFile.Execute(_connection, "begin");

        _isOpen = true;
    }

    void AllOrNothing(Action write)
    {
        try
        {
            write();
        }
        catch
        {
            SqliteFile.Rollback(_connection);
            _isOpen = false;
            _days.Reload();
            throw;
        }
    }
}
