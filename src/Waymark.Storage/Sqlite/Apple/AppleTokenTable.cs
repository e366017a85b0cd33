using Microsoft.Data.Sqlite;
using Waymark.Attribution.Apple;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Apple;

/// <summary>AdServices tokens on one connection, to write or to read.</summary>
sealed class AppleTokenTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from apple_token where app = ?1 and hash = ?2");

    readonly Statement _pending = new(
        connection,
        """
        select body from apple_token indexed by apple_token_pending
        where app = ?1 and pending is not null and (pending, hash) > (?2, ?3) order by pending, hash limit ?4
        """);

    readonly Statement _save = new(
        connection,
        """
        insert into apple_token (app, hash, pending, body) values (?1, ?2, ?3, ?4)
        on conflict (app, hash) do update set pending = excluded.pending, body = excluded.body
        """);

    public AppleToken? Find(int app, string hash) => _find.Bind(1, app).Bind(2, hash).First(Read);

    public List<AppleToken> Pending(int app, AppleToken? after, int most) => _pending.Bind(1, app).Bind(2, after?.Fact ?? -1).Bind(3, after?.Hash ?? "").Bind(4, most).All(Read);

    public void Save(int app, AppleToken token) => _save
        .Bind(1, app).Bind(2, token.Hash).Bind(3, token.Outcome is null ? token.Fact : null)
        .Bind(4, StoredJson.Write(token)).Run();

    public void Dispose()
    {
        _find.Dispose();
        _pending.Dispose();
        _save.Dispose();
    }

    static AppleToken Read(Statement row) => StoredJson.Read<AppleToken>(row.Blob(0));
}
