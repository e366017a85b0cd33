using Microsoft.Data.Sqlite;
using Waymark.Fraud.Sources;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>What was said about sources, on one connection, to write or to read.</summary>
sealed class SourceNoteTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _page = new(connection, "select body from source_note where app = ?1 and position < ?2 order by position desc limit ?3");

    readonly Statement _save = new(
        connection, "insert into source_note (app, position, body) values (?1, ?2, ?3) on conflict do update set body = excluded.body");

    public List<SourceNote> Page(int app, long before, int most) =>
        _page.Bind(1, app).Bind(2, before).Bind(3, most).All(row => StoredJson.Read<SourceNote>(row.Blob(0)));

    public void Save(int app, SourceNote note) => _save.Bind(1, app).Bind(2, note.Position).Bind(3, StoredJson.Write(note)).Run();

    public void Dispose()
    {
        _page.Dispose();
        _save.Dispose();
    }
}
