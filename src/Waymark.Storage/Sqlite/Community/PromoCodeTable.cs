using Microsoft.Data.Sqlite;
using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>Promo codes and who claimed them, on one connection, to write or to read.</summary>
sealed class PromoCodeTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body, creator from promo_code where app = ?1 and code = ?2");

    readonly Statement _page = new(
        connection,
        """
        select body, creator
        from promo_code indexed by promo_code_created
        where app = ?1 and (created, code) < (?2, ?3)
        order by created desc, code desc
        limit ?4
        """);

    readonly Statement _ofCreator = new(
        connection, "select body, creator from promo_code where app = ?1 and creator = ?2 order by created desc, code desc limit ?3");

    readonly Statement _save = new(
        connection,
        """
        insert into promo_code (app, code, created, creator, body) values (?1, ?2, ?3, ?4, ?5)
        on conflict (app, code) do update set creator = excluded.creator, body = excluded.body
        """);

    readonly Statement _claim = new(connection, "select body, person from promo_claim where app = ?1 and code = ?2 and person = ?3");
    readonly Statement _claims = new(connection, "select body, person from promo_claim where app = ?1 and code = ?2 order by person limit ?3 offset ?4");

    readonly Statement _saveClaim = new(
        connection, "insert into promo_claim (app, code, person, body) values (?1, ?2, ?3, ?4) on conflict do update set body = excluded.body");

    readonly Statement _moveCreator = new(connection, "update promo_code set creator = ?3 where app = ?1 and creator = ?2");
    readonly Statement _moveClaims = new(connection, "update or replace promo_claim set person = ?3 where app = ?1 and person = ?2");

    public PromoCode? Find(int app, string code) => _find.Bind(1, app).Bind(2, code).First(Read);

    public List<PromoCode> Page(int app, (DateTimeOffset At, string Code)? before, int most) =>
        _page.Bind(1, app).Bind(2, before?.At.ToUnixTimeMilliseconds() ?? long.MaxValue).Bind(3, before?.Code ?? "").Bind(4, most).All(Read);

    public List<PromoCode> Of(int app, Person creator, int most) => _ofCreator.Bind(1, app).Bind(2, creator.Key).Bind(3, most).All(Read);

    public void Save(int app, PromoCode code) => _save
        .Bind(1, app).Bind(2, code.Code).Bind(3, code.CreatedAt.ToUnixTimeMilliseconds()).Bind(4, code.Creator?.Key)
        .Bind(5, StoredJson.Write(code with { Creator = null })).Run();

    public PromoClaim? FindClaim(int app, string code, Person person) => _claim.Bind(1, app).Bind(2, code).Bind(3, person.Key).First(ReadClaim);

    public List<PromoClaim> Claims(int app, string code, int skip, int most) => _claims.Bind(1, app).Bind(2, code).Bind(3, most).Bind(4, skip).All(ReadClaim);

    public void Save(int app, PromoClaim claim) => _saveClaim.Bind(1, app).Bind(2, claim.Code).Bind(3, claim.Person.Key).Bind(4, StoredJson.Write(claim)).Run();

    public void Move(int app, Person from, Person to)
    {
        _moveCreator.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _moveClaims.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_find, _page, _ofCreator, _save, _claim, _claims, _saveClaim, _moveCreator, _moveClaims];

        foreach (var statement in all)
            statement.Dispose();
    }

    static PromoCode Read(Statement row) =>
        StoredJson.Read<PromoCode>(row.Blob(0)) with { Creator = row.TextOrNull(1) is { } key ? new Person(key) : null };

    static PromoClaim ReadClaim(Statement row) => StoredJson.Read<PromoClaim>(row.Blob(0)) with { Person = new Person(row.Text(1)) };
}
