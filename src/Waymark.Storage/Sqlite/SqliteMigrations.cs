using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Brings one SQLite file to the newest shape: the numbered scripts in <c>Migrations/Sqlite/NAME</c>, forward only.</summary>
public static class SqliteMigrations
{
    /// <param name="connection">Open; nothing else may be under way on it.</param>
    /// <param name="name">The folder of scripts, such as <c>config</c>.</param>
    public static void Apply(SqliteConnection connection, string name)
    {
        // Another process may open the same new file at the same moment: the write lock comes first, the question after.
        using var transaction = connection.BeginTransaction(deferred: false);
        var scripts = Scripts(name);
        var done = Convert.ToInt32(Scalar(connection, transaction, "pragma user_version"), CultureInfo.InvariantCulture);

        if (done > scripts.Count)
        {
            throw new InvalidOperationException(
                $"{connection.DataSource} has shape {done}, newer than the {scripts.Count} this release knows. Run the newer release.");
        }

        foreach (var script in scripts.Skip(done))
            Execute(connection, transaction, script);

        Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {scripts.Count}"));
        transaction.Commit();
    }

    static List<string> Scripts(string name)
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var prefix = $"Migrations/Sqlite/{name}/";
        var found = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();

        // A gap would silently renumber everything after it.
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] != string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1:0000}.sql"))
                throw new InvalidOperationException($"Migration {found[i]} is out of order: number them 0001, 0002, … without gaps.");
        }

        if (found.Count == 0)
            throw new InvalidOperationException($"There are no migrations under {prefix}.");

        return [.. found.Select(resource => Read(assembly.GetManifestResourceStream(resource)!))];
    }

    static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

#pragma warning disable CA2100 // The text comes from this assembly.
    static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }

    static object? Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        return command.ExecuteScalar();
    }
#pragma warning restore CA2100
}
