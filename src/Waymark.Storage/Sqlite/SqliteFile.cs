using Microsoft.Data.Sqlite;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>Opens the files of the embedded store, all with the same care.</summary>
static class SqliteFile
{
    static SqliteFile()
    {
        SQLitePCL.Batteries_V2.Init();

        // Nobody reads its statistics of memory, and every allocation of every connection would wait for their one lock.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Opens for writing, in WAL mode, every commit flushed to the disk; creates or upgrades the file first.</summary>
    public static SqliteConnection OpenForWriting(string path, string migrations, int pageSize = 4096)
    {
        var connection = Open(path);

        Execute(connection, $"pragma page_size = {pageSize}");
        Execute(connection, "pragma journal_mode = wal");
        Execute(connection, "pragma synchronous = full");
        connection.CreateFunction("email_key", (string email) => UserKey.OfEmail(email), isDeterministic: true); // for scripts: SQL cannot hash
        SqliteMigrations.Apply(connection, migrations);
        return connection;
    }

    /// <summary>Opens beside the writer; sees what is committed.</summary>
    public static SqliteConnection OpenForReading(string path)
    {
        var connection = Open(path);
        Execute(connection, "pragma query_only = 1");
        return connection;
    }

    /// <summary>Undoes what is open, if anything is: SQLite itself rolls back when a disk is full.</summary>
    public static void Rollback(SqliteConnection connection)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) Execute(connection, "rollback");
    }

    /// <summary>Lets the file grow no further, as a full disk would.</summary>
    public static void Limit(SqliteConnection connection, long pages)
    {
        using var limit = new Statement(connection, $"pragma max_page_count = {pages}");
        limit.Run();
    }

#pragma warning disable CA2100 // Callers pass constants.
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100

    static SqliteConnection Open(string path)
    {
        // No pooling: a file that is being thrown away and rebuilt must really be closed.
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=10");
        connection.Open();
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 10_000);
        return connection;
    }
}
