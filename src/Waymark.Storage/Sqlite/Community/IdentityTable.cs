using Microsoft.Data.Sqlite;
using Waymark.Storage.Formats;
using Waymark.Users;

namespace Waymark.Storage.Sqlite.Community;

/// <summary>Whose an id under a provider is, on one connection, to write or to read.</summary>
sealed class IdentityTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, "select body from identity where app = ?1 and provider = ?2 and id = ?3");
    readonly Statement _count = new(connection, "select provider, count(*) from identity where app = ?1 group by provider order by provider");

    // Users have no column for these; it is asked by people who look at a page.
    readonly Statement _countUsers = new(
        connection,
        """
        select
            count(*),
            count(coalesce(json_extract(cast(body as text), '$.Email'), json_extract(cast(body as text), '$.Identities.email'))),
            count(coalesce(json_extract(cast(body as text), '$.Phone'), json_extract(cast(body as text), '$.Identities.phone')))
        from user
        where app = ?1
        """);

    readonly Statement _save = new(
        connection, "insert into identity (app, provider, id, body) values (?1, ?2, ?3, ?4) on conflict do update set body = excluded.body");

    readonly Statement _remove = new(connection, "delete from identity where app = ?1 and provider = ?2 and id = ?3");

    public Identity? Find(int app, string provider, string id) =>
        _find.Bind(1, app).Bind(2, provider).Bind(3, id).First(row => StoredJson.Read<Identity>(row.Blob(0)));

    public Dictionary<string, long> Count(int app) =>
        _count.Bind(1, app).All(row => (Provider: row.Text(0), Users: row.Long(1))).ToDictionary(row => row.Provider, row => row.Users);

    public (long Users, long WithEmail, long WithPhone) CountUsers(int app) =>
        _countUsers.Bind(1, app).First(row => (row.Long(0), row.Long(1), row.Long(2)));

    public void Save(int app, Identity identity) =>
        _save.Bind(1, app).Bind(2, identity.Provider).Bind(3, identity.Id).Bind(4, StoredJson.Write(identity)).Run();

    public bool Remove(int app, string provider, string id) => _remove.Bind(1, app).Bind(2, provider).Bind(3, id).Changes();

    public void Dispose()
    {
        IDisposable[] all = [_find, _count, _countUsers, _save, _remove];

        foreach (var statement in all)
            statement.Dispose();
    }
}
