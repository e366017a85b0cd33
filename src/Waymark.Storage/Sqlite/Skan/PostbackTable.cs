using Microsoft.Data.Sqlite;
using Waymark.Skan;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Skan;

/// <summary>Apple's postbacks on one connection, to write or to read.</summary>
sealed class PostbackTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from postback where app = ?1 and position = ?2");
    readonly Statement _first = new(connection, "select position from postback indexed by postback_identity where app = ?1 and identity = ?2");

    readonly Statement _page = new(
        connection, "select body from postback where app = ?1 and position < ?2 and (?3 is null or verdict = ?3) order by position desc limit ?4");

    readonly Statement _save = new(connection, "insert into postback (app, position, verdict, identity, body) values (?1, ?2, ?3, ?4, ?5)");

    public ReceivedPostback? Find(int app, long position) => _find.Bind(1, app).Bind(2, position).First(Read);

    public long? First(int app, string identity) => _first.Bind(1, app).Bind(2, identity).First(row => (long?)row.Long(0));

    public List<ReceivedPostback> Page(int app, PostbackVerdict? verdict, long? before, int most) =>
        _page.Bind(1, app).Bind(2, before ?? long.MaxValue).Bind(3, (long?)verdict).Bind(4, most).All(Read);

    /// <summary>Only the first of an identity has it in its column: a second one must not take its place.</summary>
    public void Save(int app, ReceivedPostback postback) => _save
        .Bind(1, app).Bind(2, postback.Position).Bind(3, (long)postback.Verdict)
        .Bind(4, postback.Verdict == PostbackVerdict.Duplicate ? null : postback.Identity).Bind(5, StoredJson.Write(postback)).Run();

    public void Dispose()
    {
        IDisposable[] all = [_find, _first, _page, _save];

        foreach (var statement in all)
            statement.Dispose();
    }

    static ReceivedPostback Read(Statement row) => StoredJson.Read<ReceivedPostback>(row.Blob(0));
}
