using Microsoft.Data.Sqlite;

namespace Waymark.Storage.Sqlite;

/// <summary>How far the journal has been processed, and how far the stream has come by it.</summary>
sealed class Progress(SqliteConnection writer) : IDisposable
{
    readonly Statement _read = new(writer, "select journal_position, stream_position from progress");
    readonly Statement _save = new(writer, "update progress set journal_position = ?1, stream_position = ?2");

    public (long Journal, long Stream) Read() => _read.First(row => (row.Long(0), row.Long(1)));

    public void Save(long journal, long stream) => _save.Bind(1, journal).Bind(2, stream).Run();

    public void Dispose()
    {
        _read.Dispose();
        _save.Dispose();
    }
}
