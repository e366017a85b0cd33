using Microsoft.Data.Sqlite;
using Waymark.Installs;
using Waymark.Storage.Formats;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>Installs and users for the writer.</summary>
sealed class People(SqliteConnection writer) : IDisposable
{
    readonly PeopleReader _read = new(writer);

    readonly Statement _saveInstall = new(
        writer, "insert into install (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    readonly Statement _saveUser = new(
        writer, "insert into user (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    public Install? Install(int app, string id) => _read.Install(app, id);

    public User? User(int app, string id) => _read.User(app, id);

    public List<User> Users(int app, string after, int most) => _read.Users(app, after, most);

    public void Save(int app, Install install) =>
        _saveInstall.Bind(1, app).Bind(2, install.Id).Bind(3, StoredJson.Write(install)).Run();

    public void Save(int app, User user) =>
        _saveUser.Bind(1, app).Bind(2, user.Id).Bind(3, StoredJson.Write(user)).Run();

    public void Dispose()
    {
        _read.Dispose();
        _saveInstall.Dispose();
        _saveUser.Dispose();
    }
}
