using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Looks rows up the way people ask for them. Only what is asked for is in the statement, so that the right index serves it.</summary>
static class RowSearch
{
    public static List<DeliveryRow> Find(SqliteConnection connection, DeliveryTarget target, RowFilter filter, long after, int most)
    {
        (string Condition, bool IsWanted, Action<Statement, int> Bind)[] conditions =
        [
            ("app = ?", true, (statement, at) => statement.Bind(at, target.App)),
            ("integration = ?", true, (statement, at) => statement.Bind(at, target.Integration)),
            (filter.NewestFirst ? "position < ?" : "position > ?", true, (statement, at) => statement.Bind(at, after)),
            ("position <= ?", filter.Last is not null, (statement, at) => statement.Bind(at, filter.Last)),
            ("state = ?", filter.State is not null, (statement, at) => statement.Bind(at, (long?)filter.State)),
            ("run = ?", filter.Run is not null, (statement, at) => statement.Bind(at, (long?)filter.Run)),
            ("reason = ?", filter.Reason is not null, (statement, at) => statement.Bind(at, filter.Reason)),
            ("install = ?", filter.InstallId is not null, (statement, at) => statement.Bind(at, filter.InstallId)),
            ("user = ?", filter.UserId is not null, (statement, at) => statement.Bind(at, filter.UserId)),
            ("event_name = ?", filter.EventName is not null, (statement, at) => statement.Bind(at, filter.EventName)),
            ("event_at >= ?", filter.From is not null, (statement, at) => statement.Bind(at, filter.From)),
            ("event_at < ?", filter.To is not null, (statement, at) => statement.Bind(at, filter.To)),
        ];
        var wanted = conditions.Where(condition => condition.IsWanted).ToArray();

        using var statement = new Statement(connection, $"""
            select {Rows.Names}
            from delivery_rows
            where {string.Join(" and ", wanted.Select(condition => condition.Condition))}
            order by position {(filter.NewestFirst ? "desc" : "asc")}, run
            limit ?
            """);

        for (var i = 0; i < wanted.Length; i++)
            wanted[i].Bind(statement, i + 1);

        return statement.Bind(wanted.Length + 1, most).All(row => Rows.Read(row, target));
    }
}
