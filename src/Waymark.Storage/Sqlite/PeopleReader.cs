using Microsoft.Data.Sqlite;
using Waymark.Installs;
using Waymark.Storage.Formats;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>Looks up installs and users on one connection.</summary>
sealed class PeopleReader(SqliteConnection connection) : IDisposable
{
    readonly Statement _install = new(connection, "select body from install where app = ?1 and id = ?2");
    readonly Statement _user = new(connection, "select body from user where app = ?1 and id = ?2");

    readonly Statement _installs = new(connection, "select body from install where app = ?1 and id > ?2 order by id limit ?3");

    readonly Statement _users = new(connection, "select body from user where app = ?1 and id > ?2 order by id limit ?3");

    public Install? Install(int app, string id) =>
        _install.Bind(1, app).Bind(2, id).First(row => StoredJson.Read<Install>(row.Blob(0)));

    public List<Install> Installs(int app, string after, int most) =>
        _installs.Bind(1, app).Bind(2, after).Bind(3, most).All(row => StoredJson.Read<Install>(row.Blob(0)));

    public User? User(int app, string id) =>
        _user.Bind(1, app).Bind(2, id).First(row => StoredJson.Read<User>(row.Blob(0)));

    public List<User> Users(int app, string after, int most) =>
        _users.Bind(1, app).Bind(2, after).Bind(3, most).All(row => StoredJson.Read<User>(row.Blob(0)));

    public void Dispose()
    {
        _install.Dispose();
        _user.Dispose();
        _installs.Dispose();
        _users.Dispose();
    }
}
