using Microsoft.Data.Sqlite;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Each different credit by a number: all events of an install share one.</summary>
sealed class Credits(SqliteConnection writer) : IDisposable
{
    readonly Recent<(int App, Credit Credit), Numbered> _known = new(20_000);
    readonly Dictionary<int, long> _last = [];

    readonly Statement _lastNumber = new(writer, "select coalesce(max(number), 0) from credit where app = ?1");
    readonly Statement _find = new(writer, "select number from credit indexed by credit_hash where app = ?1 and hash = ?2 and body = ?3");
    readonly Statement _save = new(writer, "insert into credit (app, number, hash, body) values (?1, ?2, ?3, ?4)");

    public long NumberOf(int app, Credit credit) => _known.Get((app, credit), key => FindOrSave(key.App, key.Credit))!.Number;

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget()
    {
        _known.Clear();
        _last.Clear();
    }

    public void Dispose()
    {
        _lastNumber.Dispose();
        _find.Dispose();
        _save.Dispose();
    }

    Numbered FindOrSave(int app, Credit credit)
    {
        var body = StoredJson.Write(credit);
        var hash = (long)StableHash.Of(body);

        if (_find.Bind(1, app).Bind(2, hash).Bind(3, body).First(row => new Numbered(row.Long(0))) is { } found) return found;

        if (!_last.TryGetValue(app, out var last)) last = _lastNumber.Bind(1, app).First(row => row.Long(0));

        _save.Bind(1, app).Bind(2, last + 1).Bind(3, hash).Bind(4, body).Run();
        _last[app] = last + 1;
        return new Numbered(last + 1);
    }

    sealed record Numbered(long Number);
}
