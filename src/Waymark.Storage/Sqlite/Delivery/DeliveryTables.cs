using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>All tables of the delivery file on the connection that writes.</summary>
sealed class DeliveryTables(SqliteConnection connection) : IDisposable
{
    public Runs Runs { get; } = new(connection);

    public Rows Rows { get; } = new(connection);

    public Ledger Ledger { get; } = new(connection);

    public Batches Batches { get; } = new(connection);

    public PersonLinks Links { get; } = new(connection);

    public Conditions Conditions { get; } = new(connection);

    public Alarms Alarms { get; } = new(connection);

    /// <summary>All of it, or nothing.</summary>
    public void Change(Action work)
    {
        SqliteFile.Execute(connection, "begin immediate");

        try
        {
            work();
            SqliteFile.Execute(connection, "commit");
        }
        catch
        {
            SqliteFile.Rollback(connection);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var table in (IDisposable[])[Runs, Rows, Ledger, Batches, Links, Conditions, Alarms])
            table.Dispose();

        connection.Dispose();
    }
}
