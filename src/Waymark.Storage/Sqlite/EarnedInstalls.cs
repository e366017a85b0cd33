using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>The installs that campaigns earned, on one connection, to write or to read.</summary>
sealed class EarnedInstalls(SqliteConnection connection) : IDisposable
{
    readonly Statement _add = new(connection, "insert or ignore into earned (app, campaign, at, install, active) values (?1, ?2, ?3, ?4, ?5)");
    readonly Statement _remove = new(connection, "delete from earned where app = ?1 and campaign = ?2 and at = ?3 and install = ?4");

    readonly Statement _active = new(
        connection, "update earned set active = ?5 where app = ?1 and campaign = ?2 and at = ?3 and install = ?4");

    readonly Statement _addCount = new(
        connection, "insert into earned_count (app, campaign, count) values (?1, ?2, ?3) on conflict do update set count = count + excluded.count");

    readonly Statement _counts = new(connection, "select campaign, count from earned_count where app = ?1 and count > 0");
    readonly Statement _count = new(connection, "select count(*) from earned where app = ?1 and campaign = ?2 and at between ?3 and ?4");
    readonly Statement _countActive = new(connection, "select count(*) from earned where app = ?1 and campaign = ?2 and active >= ?3");

    readonly Statement _page = new(
        connection,
        """
        select at, install
        from earned
        where app = ?1 and campaign = ?2 and at between ?3 and ?4
        order by at, install
        limit ?5 offset ?6
        """);

    /// <returns>False when it was there already.</returns>
    public bool Add(int app, Earned earned, DateTimeOffset activeAt) =>
        At(_add, app, earned).Bind(5, activeAt.ToUnixTimeMilliseconds()).Changes();

    /// <returns>False when it was not there.</returns>
    public bool Remove(int app, Earned earned) => At(_remove, app, earned).Changes();

    public void NoteActive(int app, Earned earned, DateTimeOffset activeAt) =>
        At(_active, app, earned).Bind(5, activeAt.ToUnixTimeMilliseconds()).Run();

    public void AddCount(int app, string campaign, long count) => _addCount.Bind(1, app).Bind(2, campaign).Bind(3, count).Run();

    public Dictionary<string, long> Counts(int app) => _counts.Bind(1, app).All(row => (row.Text(0), row.Long(1))).ToDictionary();

    public long Count(int app, string campaign, DateTimeOffset from, DateTimeOffset to) =>
        Between(_count, app, campaign, from, to).First(row => row.Long(0));

    public long CountActive(int app, string campaign, DateTimeOffset since) =>
        _countActive.Bind(1, app).Bind(2, campaign).Bind(3, since.ToUnixTimeMilliseconds()).First(row => row.Long(0));

    public List<Earned> Page(string appId, int app, string campaign, DateTimeOffset from, DateTimeOffset to, long skip, int most) =>
        Between(_page, app, campaign, from, to).Bind(5, most).Bind(6, skip)
            .All(row => new Earned(appId, campaign, DateTimeOffset.FromUnixTimeMilliseconds(row.Long(0)), row.Text(1)));

    public void Dispose()
    {
        IDisposable[] all = [_add, _remove, _active, _addCount, _counts, _count, _countActive, _page];

        foreach (var statement in all)
            statement.Dispose();
    }

    static Statement At(Statement statement, int app, Earned earned) =>
        statement.Bind(1, app).Bind(2, earned.Campaign).Bind(3, earned.At.ToUnixTimeMilliseconds()).Bind(4, earned.InstallId);

    static Statement Between(Statement statement, int app, string campaign, DateTimeOffset from, DateTimeOffset to) =>
        statement.Bind(1, app).Bind(2, campaign).Bind(3, from.ToUnixTimeMilliseconds()).Bind(4, to.ToUnixTimeMilliseconds());
}
