using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>Configuration versions in their own SQLite file.</summary>
public sealed class SqliteConfigurationVersions : IConfigurationVersions
{
    const int PrimaryKeyTaken = 1555; // SQLITE_CONSTRAINT_PRIMARYKEY

    const string Columns = "number, document, who, changed_at, previous_hash, hash";

    readonly string _connectionString;

    SqliteConfigurationVersions(string path) =>
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10, Pooling = false }.ToString();

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    public static SqliteConfigurationVersions Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();

        var versions = new SqliteConfigurationVersions(path);
        using var connection = versions.Connect();
        using (var wal = new SqliteCommand("pragma journal_mode = wal", connection))
            wal.ExecuteNonQuery();
        SqliteMigrations.Apply(connection, "config");
        return versions;
    }

    public Task<ConfigurationVersion?> LatestAsync(CancellationToken stop) =>
        OneAsync($"select {Columns} from versions order by number desc limit 1", stop);

    public Task<ConfigurationVersion?> FindAsync(int number, CancellationToken stop) =>
        OneAsync($"select {Columns} from versions where number = $number", stop, ("$number", number));

    public Task<IReadOnlyList<ConfigurationVersion>> ListAsync(int? before, int limit, CancellationToken stop) =>
        ManyAsync(
            $"select {Columns} from versions where number < $before order by number desc limit $limit",
            stop,
            ("$before", before ?? int.MaxValue),
            ("$limit", limit));

    public async Task<bool> AppendAsync(
        ConfigurationVersion version,
        IReadOnlyDictionary<string, string> newSecrets,
        IReadOnlySet<string> keep,
        CancellationToken stop)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction(deferred: false);

        try
        {
            await ExecuteAsync(
                connection,
                $"insert into versions ({Columns}) values ($number, $document, $who, $when, $previous, $hash)",
                stop,
                ("$number", version.Number),
                ("$document", version.Document),
                ("$who", version.Who),
                ("$when", version.When.ToUnixTimeMilliseconds()),
                ("$previous", version.PreviousHash),
                ("$hash", version.Hash));
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == PrimaryKeyTaken)
        {
            return false;
        }

        foreach (var name in (await ReadSecretsAsync(connection, stop)).Keys.Where(name => !keep.Contains(name)))
            await ExecuteAsync(connection, "delete from secrets where name = $name", stop, ("$name", name));

        foreach (var (name, value) in newSecrets)
        {
            await ExecuteAsync(
                connection,
                "insert into secrets (name, sealed) values ($name, $sealed)",
                stop,
                ("$name", name),
                ("$sealed", value));
        }

        transaction.Commit();
        return true;
    }

    public async Task<IReadOnlyDictionary<string, string>> SecretsAsync(CancellationToken stop)
    {
        using var connection = Connect();
        return await ReadSecretsAsync(connection, stop);
    }

    public async Task<string> KeepSecretAsync(string name, string sealedSecret, CancellationToken stop)
    {
        using var connection = Connect();
        await ExecuteAsync(
            connection,
            "insert into secrets (name, sealed) values ($name, $sealed) on conflict do nothing",
            stop,
            ("$name", name),
            ("$sealed", sealedSecret));
        return (await ReadSecretsAsync(connection, stop))[name];
    }

    public async Task<int?> FindTamperedAsync(CancellationToken stop)
    {
        ConfigurationVersion? previous = null;

        foreach (var version in await ManyAsync($"select {Columns} from versions order by number", stop))
        {
            if (!version.Follows(previous))
                return version.Number;

            previous = version;
        }

        return null;
    }

    SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var durable = new SqliteCommand("pragma synchronous = full", connection);
        durable.ExecuteNonQuery();
        return connection;
    }

    async Task<ConfigurationVersion?> OneAsync(string sql, CancellationToken stop, params (string, object)[] parameters) =>
        (await ManyAsync(sql, stop, parameters)) is [var version, ..] ? version : null;

    async Task<IReadOnlyList<ConfigurationVersion>> ManyAsync(
        string sql, CancellationToken stop, params (string, object)[] parameters)
    {
        using var connection = Connect();
        using var command = Command(connection, sql, parameters);
        using var reader = await command.ExecuteReaderAsync(stop);
        var versions = new List<ConfigurationVersion>();

        while (await reader.ReadAsync(stop))
        {
            versions.Add(new ConfigurationVersion(
                reader.GetInt32(0),
                reader.GetString(1),
                reader.GetString(2),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                reader.GetString(4),
                reader.GetString(5)));
        }

        return versions;
    }

    static async Task<Dictionary<string, string>> ReadSecretsAsync(SqliteConnection connection, CancellationToken stop)
    {
        using var command = Command(connection, "select name, sealed from secrets", []);
        using var reader = await command.ExecuteReaderAsync(stop);
        var sealedByName = new Dictionary<string, string>(StringComparer.Ordinal);

        while (await reader.ReadAsync(stop))
            sealedByName.Add(reader.GetString(0), reader.GetString(1));

        return sealedByName;
    }

    static async Task ExecuteAsync(
        SqliteConnection connection, string sql, CancellationToken stop, params (string, object)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(stop);
    }

    static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand(); // joins the transaction that is open on the connection
#pragma warning disable CA2100 // Every statement is a constant of this file; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
