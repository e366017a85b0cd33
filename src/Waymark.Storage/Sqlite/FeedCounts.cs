using Microsoft.Data.Sqlite;
using Waymark.Feeds;

namespace Waymark.Storage.Sqlite;

/// <summary>What came by feeds, on one connection, to add to or to read.</summary>
sealed class FeedCounts(SqliteConnection connection) : IDisposable
{
    readonly Statement _add = new(
        connection,
        """
        insert into feed_count (app, feed, what, name, count, first_at, last_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict do update set
            count = count + excluded.count, first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
        """);

    readonly Statement _names = new(connection, "select name from feed_count where app = ?1 and feed = ?2 and what = ?3");

    readonly Statement _read = new(
        connection,
        "select what, name, count, first_at, last_at from feed_count where app = ?1 and feed = ?2 order by what, name");

    public void Add(int app, string feed, FeedCount count) =>
        _add.Bind(1, app).Bind(2, feed).Bind(3, count.What).Bind(4, count.Name).Bind(5, count.Count)
            .Bind(6, count.FirstAt.ToUnixTimeMilliseconds()).Bind(7, count.LastAt.ToUnixTimeMilliseconds()).Run();

    public List<string> Names(int app, string feed, string what) =>
        _names.Bind(1, app).Bind(2, feed).Bind(3, what).All(row => row.Text(0));

    public List<FeedCount> Read(int app, string feed) =>
        _read.Bind(1, app).Bind(2, feed).All(row => new FeedCount(
            row.Text(0), row.Text(1), row.Long(2),
            DateTimeOffset.FromUnixTimeMilliseconds(row.Long(3)), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(4))));

    public void Dispose()
    {
        _add.Dispose();
        _names.Dispose();
        _read.Dispose();
    }
}
