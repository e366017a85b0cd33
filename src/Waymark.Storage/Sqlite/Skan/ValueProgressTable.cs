using Microsoft.Data.Sqlite;
using Waymark.Skan.Values;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Skan;

/// <summary>Progress with conversion values on one connection, to write or to read.</summary>
sealed class ValueProgressTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from value_progress where app = ?1 and install = ?2");

    readonly Statement _save = new(
        connection, "insert into value_progress (app, install, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    public ValueProgress? Find(int app, string installId) => _find.Bind(1, app).Bind(2, installId).First(row => StoredJson.Read<ValueProgress>(row.Blob(0)));

    public void Save(int app, string installId, ValueProgress progress) => _save.Bind(1, app).Bind(2, installId).Bind(3, StoredJson.Write(progress)).Run();

    public void Dispose()
    {
        _find.Dispose();
        _save.Dispose();
    }
}
