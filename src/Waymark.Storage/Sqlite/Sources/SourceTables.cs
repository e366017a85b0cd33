using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite.Sources;

/// <summary>The tables of sources on one connection, to write or to read.</summary>
sealed class SourceTables(SqliteConnection connection) : IDisposable
{
    public SourceDayTable Days { get; } = new(connection);

    public SourceHourTable Hours { get; } = new(connection);

    public SourceInstallTable Installs { get; } = new(connection);

    public SourceStandingTable Standing { get; } = new(connection);

    public SourceNoteTable Notes { get; } = new(connection);

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget()
    {
        Days.Forget();
        Hours.Forget();
    }

    public void Dispose()
    {
        Days.Dispose();
        Hours.Dispose();
        Installs.Dispose();
        Standing.Dispose();
        Notes.Dispose();
    }
}
