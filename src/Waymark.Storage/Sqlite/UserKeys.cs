using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Which users an address belongs to.</summary>
sealed class UserKeys(SqliteConnection writer) : IDisposable
{
    readonly Statement _link = new(
        writer,
        "insert into user_key (app, key, user, at) values (?1, ?2, ?3, ?4) on conflict do update set at = excluded.at where excluded.at > at");

    readonly Statement _users = new(writer, "select user from user_key where app = ?1 and key = ?2 order by user limit 10");

    public void Link(int app, long key, string user, DateTimeOffset at) =>
        _link.Bind(1, app).Bind(2, key).Bind(3, user).Bind(4, at.ToUnixTimeMilliseconds()).Run();

    public List<string> Users(int app, long key) => _users.Bind(1, app).Bind(2, key).All(row => row.Text(0));

    public void Dispose()
    {
        _link.Dispose();
        _users.Dispose();
    }
}
