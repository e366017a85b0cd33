using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Waymark.Server.Tests.Support;

/// <summary>Everything that lies in a SQLite file, as text.</summary>
static class Database
{
    // Sixteen bytes of key, six of time and one of days.
    const int HexOfKey = 32, HexOfEntry = 46;

    public static IReadOnlyList<string> Dump(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();

        // How what was counted once is packed depends on the batches, what it is does not.
        var tables = Rows(connection, "select name from sqlite_master where type = 'table' and name not glob 'seen_*' order by name");
        return [.. tables.SelectMany(table => Rows(connection, $"select * from {table}").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal)), .. Seen(connection)];
    }

    // What is noted again after a while stands in the log of each batch: the newest word counts.
    static IEnumerable<string> Seen(SqliteConnection connection) => Rows(connection, "select name from sqlite_master where name = 'seen_log'")
        .SelectMany(table => Rows(connection, $"select entries from {table} order by id"))
        .SelectMany(entries => entries.Chunk(HexOfEntry))
        .GroupBy(entry => new string(entry[..HexOfKey]), StringComparer.Ordinal)
        .Select(word => $"seen: {word.Key} {new string(word.Last()[HexOfKey..])}")
        .Order(StringComparer.Ordinal);

    static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tables' names are our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();

        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));

        return rows;
    }

    static string Text(object value) => value is byte[] bytes
        ? Convert.ToHexString(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
