using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Which installs a device id or an address belongs to, on one connection, to write or to read.</summary>
sealed class DeviceLinks(SqliteConnection connection) : IDisposable
{
    readonly Statement _link = new(
        connection,
        "insert into device (app, key, install, at) values (?1, ?2, ?3, ?4) on conflict do update set at = excluded.at where excluded.at > at");

    readonly Statement _installs = new(
        connection,
        "select install, at from device where app = ?1 and key = ?2 and at >= ?3 order by at desc, install desc limit 200");

    public void Link(int app, long key, string install, DateTimeOffset at) =>
        _link.Bind(1, app).Bind(2, key).Bind(3, install).Bind(4, at.ToUnixTimeMilliseconds()).Run();

    public List<string> Installs(int app, long key, DateTimeOffset since) =>
        _installs.Bind(1, app).Bind(2, key).Bind(3, since.ToUnixTimeMilliseconds()).All(row => row.Text(0));

    public List<(string InstallId, DateTimeOffset At)> Linked(int app, long key, DateTimeOffset since) =>
        _installs.Bind(1, app).Bind(2, key).Bind(3, since.ToUnixTimeMilliseconds()).All(row => (row.Text(0), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(1))));

    public void Dispose()
    {
        _link.Dispose();
        _installs.Dispose();
    }
}
