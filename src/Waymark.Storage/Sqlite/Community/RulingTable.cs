using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>What was decided about facts that somebody waits for, on one connection, to write or to read.</summary>
sealed class RulingTable(SqliteConnection connection) : IDisposable
{
    // Nobody waits longer than seconds; a repeat of the call is a fact of its own.
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    readonly Statement _find = new(connection, "select body from ruling where app = ?1 and fact = ?2");
    readonly Statement _add = new(connection, "insert or replace into ruling (app, fact, at, body) values (?1, ?2, ?3, ?4)");

    // Two go for each that comes, so that none are left over.
    readonly Statement _forget = new(
        connection, "delete from ruling where app = ?1 and at < ?2 and fact in (select fact from ruling where app = ?1 order by fact limit 2)");

    public Ruling? Find(int app, long fact) => _find.Bind(1, app).Bind(2, fact).First(row => StoredJson.Read<Ruling>(row.Blob(0)));

    public void Add(int app, long fact, DateTimeOffset at, Ruling ruling)
    {
        _forget.Bind(1, app).Bind(2, (at - Kept).ToUnixTimeMilliseconds()).Run();
        _add.Bind(1, app).Bind(2, fact).Bind(3, at.ToUnixTimeMilliseconds()).Bind(4, StoredJson.Write(ruling)).Run();
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
        _forget.Dispose();
    }
}
