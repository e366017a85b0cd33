using Microsoft.Data.Sqlite;
using Waymark.Fraud.Sources;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>What stands against sources, on one connection, to write or to read.</summary>
sealed class SourceStandingTable(SqliteConnection connection) : IDisposable
{
    readonly Statement _read = new(connection, "select body from source_standing where app = ?1 order by source, campaign, site, rule");

    readonly Statement _save = new(
        connection,
        """
        insert into source_standing (app, source, campaign, site, rule, body) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict do update set body = excluded.body
        """);

    readonly Statement _remove = new(
        connection, "delete from source_standing where app = ?1 and source = ?2 and campaign = ?3 and site = ?4 and rule = ?5");

    public List<StandingFinding> Read(int app) => _read.Bind(1, app).All(row => StoredJson.Read<StandingFinding>(row.Blob(0)));

    public void Save(int app, StandingFinding found) => Bound(_save, app, found.Scope, found.Rule).Bind(6, StoredJson.Write(found)).Run();

    public void Remove(int app, SourceScope scope, string rule) => Bound(_remove, app, scope, rule).Run();

    public void Dispose()
    {
        _read.Dispose();
        _save.Dispose();
        _remove.Dispose();
    }

    static Statement Bound(Statement statement, int app, SourceScope scope, string rule) =>
        statement.Bind(1, app).Bind(2, scope.Source).Bind(3, scope.Campaign ?? "").Bind(4, scope.Site ?? "").Bind(5, rule);
}
