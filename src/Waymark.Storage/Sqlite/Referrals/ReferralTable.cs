using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Referrals;

/// <summary>Referrals on one connection, to write or to read.</summary>
sealed class ReferralTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _byId = new(connection, "select body, referrer, referred from referral where app = ?1 and id = ?2");

    readonly Statement _by = new(
        connection, "select body, referrer, referred from referral where app = ?1 and referrer = ?2 and at >= ?3 order by at desc, id desc limit ?4");

    readonly Statement _of = new(
        connection, "select body, referrer, referred from referral where app = ?1 and referred = ?2 order by at desc, id desc limit ?3");

    readonly Statement _ofInstall = new(
        connection, "select body, referrer, referred from referral where app = ?1 and install = ?2 order by id desc limit ?3");

    readonly Statement _between = new(
        connection,
        """
        select body, referrer, referred
        from referral indexed by referral_at
        where app = ?1 and at >= ?2 and at < ?3 and (?4 is null or status = ?4)
        order by at, id
        limit ?5 offset ?6
        """);

    readonly Statement _save = new(
        connection,
        """
        insert into referral (app, id, occasion, at, link, referrer, referred, install, status, body, test)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        on conflict (app, id) do update set referrer = excluded.referrer, referred = excluded.referred, status = excluded.status, body = excluded.body, test = excluded.test
        """);

    readonly Statement _moveReferrer = new(connection, "update referral set referrer = ?3 where app = ?1 and referrer = ?2");
    readonly Statement _moveReferred = new(connection, "update referral set referred = ?3 where app = ?1 and referred = ?2");

    public Referral? Find(int app, long id) => _byId.Bind(1, app).Bind(2, id).First(Read);

    public List<Referral> By(int app, Person referrer, DateTimeOffset since, int most) =>
        _by.Bind(1, app).Bind(2, referrer.Key).Bind(3, since.ToUnixTimeMilliseconds()).Bind(4, most).All(Read);

    public List<Referral> Of(int app, Person referred, int most) => _of.Bind(1, app).Bind(2, referred.Key).Bind(3, most).All(Read);

    public List<Referral> OfInstall(int app, string installId, int most) => _ofInstall.Bind(1, app).Bind(2, installId).Bind(3, most).All(Read);

    public List<Referral> Between(int app, DateTimeOffset from, DateTimeOffset to, FraudStatus? status, int skip, int most) => _between
        .Bind(1, app).Bind(2, from.ToUnixTimeMilliseconds()).Bind(3, to.ToUnixTimeMilliseconds()).Bind(4, (long?)status).Bind(5, most).Bind(6, skip).All(Read);

    public void Save(int app, Referral referral) => _save
        .Bind(1, app).Bind(2, referral.Id).Bind(3, (long)referral.Occasion).Bind(4, referral.At.ToUnixTimeMilliseconds()).Bind(5, referral.Link)
        .Bind(6, referral.Referrer?.Key).Bind(7, referral.Referred?.Key).Bind(8, referral.InstallId).Bind(9, (long)referral.Status)
        .Bind(10, StoredJson.Write(referral with { Referrer = null, Referred = null })).Bind(11, referral.IsTest ? 1 : 0).Run();

    public void Move(int app, Person from, Person to)
    {
        _moveReferrer.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _moveReferred.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_byId, _by, _of, _ofInstall, _between, _save, _moveReferrer, _moveReferred];

        foreach (var statement in all)
            statement.Dispose();
    }

    static Referral Read(Statement row) => StoredJson.Read<Referral>(row.Blob(0)) with { Referrer = PersonAt(row, 1), Referred = PersonAt(row, 2) };

    static Person? PersonAt(Statement row, int column) => row.TextOrNull(column) is { } key ? new Person(key) : null;
}
