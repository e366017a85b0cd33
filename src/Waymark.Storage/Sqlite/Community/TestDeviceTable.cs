using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>Devices registered for testing, on one connection, to write or to read.</summary>
sealed class TestDeviceTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from test_device where app = ?1 and kind = ?2 and id = ?3");
    readonly Statement _page = new(connection, "select body from test_device where app = ?1 order by kind, id limit ?2 offset ?3");

    readonly Statement _save = new(
        connection, "insert into test_device (app, kind, id, body) values (?1, ?2, ?3, ?4) on conflict do update set body = excluded.body");

    readonly Statement _remove = new(connection, "delete from test_device where app = ?1 and kind = ?2 and id = ?3");

    public TestDevice? Find(int app, TestDeviceKind kind, string id) =>
        _find.Bind(1, app).Bind(2, (long)kind).Bind(3, id).First(row => StoredJson.Read<TestDevice>(row.Blob(0)));

    public List<TestDevice> Page(int app, int skip, int most) =>
        _page.Bind(1, app).Bind(2, most).Bind(3, skip).All(row => StoredJson.Read<TestDevice>(row.Blob(0)));

    public void Save(int app, TestDevice device) =>
        _save.Bind(1, app).Bind(2, (long)device.Kind).Bind(3, device.Id).Bind(4, StoredJson.Write(device)).Run();

    public bool Remove(int app, TestDeviceKind kind, string id) => _remove.Bind(1, app).Bind(2, (long)kind).Bind(3, id).Changes();

    public void Dispose()
    {
        IDisposable[] all = [_find, _page, _save, _remove];

        foreach (var statement in all)
            statement.Dispose();
    }
}
