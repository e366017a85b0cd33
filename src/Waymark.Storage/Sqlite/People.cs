using Microsoft.Data.Sqlite;
using Waymark.Installs;
using Waymark.Storage.Formats;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>Installs and users for the writer, which asks for the same few again and again.</summary>
sealed class People(SqliteConnection writer) : IDisposable
{
    readonly PeopleReader _read = new(writer);
    readonly Recent<(int, string), Install> _installs = new(20_000);
    readonly Recent<(int, string), User> _users = new(10_000);

    readonly Statement _saveInstall = new(
        writer, "insert into install (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    readonly Statement _saveUser = new(
        writer, "insert into user (app, id, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    public Install? Install(int app, string id) => _installs.Get((app, id), key => _read.Install(key.Item1, key.Item2));

    public User? User(int app, string id) => _users.Get((app, id), key => _read.User(key.Item1, key.Item2));

    public List<User> Users(int app, string after, int most) => _read.Users(app, after, most);

    public void Save(int app, Install install)
    {
        install = PackedInstall.Of(install);
        _installs.Set((app, install.Id), install);
        _saveInstall.Bind(1, app).Bind(2, install.Id).Bind(3, StoredJson.Write(install)).Run();
    }

    public void Save(int app, User user)
    {
        _users.Set((app, user.Id), user);
        _saveUser.Bind(1, app).Bind(2, user.Id).Bind(3, StoredJson.Write(user)).Run();
    }

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget()
    {
        _installs.Clear();
        _users.Clear();
    }

    public void Dispose()
    {
        _read.Dispose();
        _saveInstall.Dispose();
        _saveUser.Dispose();
    }
}
