using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Referrals;

/// <summary>Who referred whom, on one connection, to write or to read.</summary>
sealed class RelationTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _of = new(
        connection,
        """
        select body, referred, referrer
        from relation
        where app = ?1 and referred = ?2 and (?3 is null or event = ?3)
        order by at desc, event, referrer
        limit ?4 offset ?5
        """);

    readonly Statement _by = new(
        connection,
        """
        select body, referred, referrer
        from relation indexed by relation_referrer
        where app = ?1 and referrer = ?2 and (?3 is null or event = ?3)
        order by at desc, event, referred
        limit ?4 offset ?5
        """);

    readonly Statement _save = new(
        connection,
        """
        insert into relation (app, referred, event, referrer, at, body) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict (app, referred, event, referrer) do update set at = excluded.at, body = excluded.body
        """);

    readonly Statement _remove = new(connection, "delete from relation where app = ?1 and referred = ?2 and event = ?3 and referrer = ?4");

    // Where both had the same relation, that of the user who signed up stays.
    readonly Statement _moveReferrer = new(connection, "update or replace relation set referrer = ?3 where app = ?1 and referrer = ?2");
    readonly Statement _moveReferred = new(connection, "update or replace relation set referred = ?3 where app = ?1 and referred = ?2");

    public List<Relation> Of(int app, Person referred, string? @event, int skip, int most) =>
        _of.Bind(1, app).Bind(2, referred.Key).Bind(3, @event).Bind(4, most).Bind(5, skip).All(Read);

    public List<Relation> By(int app, Person referrer, string? @event, int skip, int most) =>
        _by.Bind(1, app).Bind(2, referrer.Key).Bind(3, @event).Bind(4, most).Bind(5, skip).All(Read);

    public void Save(int app, Relation relation) => _save
        .Bind(1, app).Bind(2, relation.Referred.Key).Bind(3, relation.Event).Bind(4, relation.Referrer.Key)
        .Bind(5, relation.At.ToUnixTimeMilliseconds()).Bind(6, StoredJson.Write(relation)).Run();

    /// <returns>False when there was none.</returns>
    public bool Remove(int app, Person referred, string @event, Person referrer) =>
        _remove.Bind(1, app).Bind(2, referred.Key).Bind(3, @event).Bind(4, referrer.Key).Changes();

    public void Move(int app, Person from, Person to)
    {
        _moveReferrer.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _moveReferred.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_of, _by, _save, _remove, _moveReferrer, _moveReferred];

        foreach (var statement in all)
            statement.Dispose();
    }

    static Relation Read(Statement row) =>
        StoredJson.Read<Relation>(row.Blob(0)) with { Referred = new Person(row.Text(1)), Referrer = new Person(row.Text(2)) };
}
