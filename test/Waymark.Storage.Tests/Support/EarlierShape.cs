using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Waymark.Storage.Sqlite;

namespace Waymark.Storage.Tests.Support;

/// <summary>Takes a state file back to the shape an earlier release left it in, so that a test sees it upgraded.</summary>
static partial class EarlierShape
{
    const string Scripts = "Migrations/Sqlite/state/";

    /// <summary>Undoes every migration after one, the latest first: its indexes, columns and tables.</summary>
    public static void TakeBack(string path, int migration)
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var undone = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Scripts, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Skip(migration)
            .Reverse()
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return Undo(reader.ReadToEnd());
            });

        Execute(path, string.Join('\n', [.. undone, string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {migration};")]));
    }

    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a test's own, or the migrations'.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // A table that was built beside the one it replaces has taken that one's name, and stays.
    static string Undo(string script) => string.Join('\n',
    [
        .. Index().Matches(script).Select(index => $"drop index {index.Groups["name"].Value};"),
        .. Column().Matches(script).Select(column => $"alter table {column.Groups["table"].Value} drop column {column.Groups["name"].Value};"),
        .. Table().Matches(script).Select(table => $"drop table if exists {table.Groups["name"].Value};"),
    ]);

    [GeneratedRegex(@"(?m)^create (unique )?index (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Index();

    [GeneratedRegex(@"(?m)^alter table (?<table>\w+) add column (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Column();

    [GeneratedRegex(@"(?m)^create table (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
