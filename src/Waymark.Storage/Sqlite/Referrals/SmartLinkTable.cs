using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Referrals;

/// <summary>Smart links and invites on one connection, to write or to read.</summary>
sealed class SmartLinkTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _byToken = new(connection, "select body, sender from smart_link where app = ?1 and token = ?2");
    readonly Statement _any = new(connection, "select exists (select 1 from smart_link where app = ?1)");
    readonly Statement _byCode = new(connection, "select body, sender from smart_link where app = ?1 and code = ?2");

    readonly Statement _page = new(
        connection,
        """
        select body, sender
        from smart_link indexed by smart_link_created
        where app = ?1 and (created, token) < (?2, ?3)
        order by created desc, token desc
        limit ?4
        """);

    readonly Statement _ofSender = new(
        connection, "select body, sender from smart_link where app = ?1 and sender = ?2 order by created desc, token desc limit ?3");

    readonly Statement _save = new(
        connection,
        """
        insert into smart_link (app, token, code, sender, created, body) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict (app, token) do update set code = excluded.code, sender = excluded.sender, created = excluded.created, body = excluded.body
        """);

    readonly Statement _move = new(connection, "update smart_link set sender = ?3 where app = ?1 and sender = ?2");

    public SmartLink? Find(int app, string token) => _byToken.Bind(1, app).Bind(2, token).First(Read);

    public bool Any(int app) => _any.Bind(1, app).First(row => row.Long(0)) == 1;

    public SmartLink? FindByCode(int app, string code) => _byCode.Bind(1, app).Bind(2, code).First(Read);

    public List<SmartLink> Page(int app, (DateTimeOffset At, string Token)? before, int most) =>
        _page.Bind(1, app).Bind(2, before?.At.ToUnixTimeMilliseconds() ?? long.MaxValue).Bind(3, before?.Token ?? "").Bind(4, most).All(Read);

    public List<SmartLink> Of(int app, Person sender, int most) => _ofSender.Bind(1, app).Bind(2, sender.Key).Bind(3, most).All(Read);

    public void Save(int app, SmartLink link) => _save
        .Bind(1, app).Bind(2, link.Token).Bind(3, link.Code).Bind(4, link.Sender?.Key).Bind(5, link.CreatedAt.ToUnixTimeMilliseconds())
        .Bind(6, StoredJson.Write(link with { Sender = null })).Run();

    public void Move(int app, Person from, Person to) => _move.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();

    public void Dispose()
    {
        IDisposable[] all = [_byToken, _any, _byCode, _page, _ofSender, _save, _move];

        foreach (var statement in all)
            statement.Dispose();
    }

    static SmartLink Read(Statement row) =>
        StoredJson.Read<SmartLink>(row.Blob(0)) with { Sender = row.TextOrNull(1) is { } key ? new Person(key) : null };
}
