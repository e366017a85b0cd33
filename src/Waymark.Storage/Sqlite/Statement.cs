using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Waymark.Storage.Sqlite;

/// <summary>A prepared statement without the boxing of ADO.NET: the stores run some of these tens of thousands of times a second.</summary>
/// <remarks>Not for several threads at once. Parameters and columns count from 1 and 0, as SQLite counts them.</remarks>
sealed class Statement : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement Bind(int parameter, string? value)
    {
        if (value is null) return BindNull(parameter);

        Span<byte> small = stackalloc byte[256];
        var length = Encoding.UTF8.GetMaxByteCount(value.Length) <= small.Length ? Encoding.UTF8.GetBytes(value, small) : -1;

        Check(length >= 0
            ? raw.sqlite3_bind_text(_statement, parameter, (ReadOnlySpan<byte>)small[..length])
            : raw.sqlite3_bind_text(_statement, parameter, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(value)));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, blob));
        return this;
    }

    /// <summary>Runs the statement for its first row, and always resets it: a statement left open would hold back the WAL.</summary>
    /// <returns>What is read from the row; the default when there is none.</returns>
    public T? First<T>(Func<Statement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    public List<T> All<T>(Func<Statement, T> read)
    {
        var all = new List<T>();
        foreach (var row in Rows())
            all.Add(read(row));
        return all;
    }

    /// <summary>The rows, for a loop: reset when it is left, however it is left.</summary>
    public IEnumerable<Statement> Rows()
    {
        try
        {
            while (Step())
                yield return this;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement that returns no rows; far cheaper than asking for them with <c>returning</c>.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool Changes()
    {
        Run();
        return raw.sqlite3_changes(_database) > 0;
    }

    /// <summary>Goes to the next row; whoever stops before the end must <see cref="Reset"/>.</summary>
    /// <returns>True while there is a row.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;

        raw.sqlite3_reset(_statement);
        if (code == raw.SQLITE_DONE) return false;

        throw Failure(code);
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Blob(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of a blob, or of a text in UTF-8; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    Statement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    SqliteException Failure(int code) =>
        new($"SQLite says: {raw.sqlite3_errmsg(_database).utf8_to_string()}", code, raw.sqlite3_extended_errcode(_database));
}
