using Microsoft.Data.Sqlite;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Users;

namespace Waymark.Storage.Sqlite;

/// <summary>State, stream and rollups in one SQLite file. Rebuilt from the journal when it is thrown away.</summary>
public sealed class SqliteState : IState
{
    // How many rows one search looks at before it hands back what it has and where to go on.
    const int RowsPerSearch = 50_000;

    readonly SqliteConnection _writer;
    readonly SqliteConnection _reader;
    readonly Lock _readLock = new();
    readonly AppNumbers _apps;
    readonly StateStatements _write;
    readonly EntityReader _read;
    readonly StreamReaderStatements _stream;
    readonly Watermark _events;

    SqliteState(string path, string journalId)
    {
        _writer = SqliteFile.OpenForWriting(path, "state");
        SqliteFile.Execute(_writer, "pragma cache_size = -65536");
        SqliteFile.Execute(_writer, "pragma wal_autocheckpoint = 4000");
        _reader = SqliteFile.OpenForReading(path);

        _apps = new AppNumbers(_writer);
        _write = new StateStatements(_writer, journalId);
        _read = new EntityReader(_reader);
        _stream = new StreamReaderStatements(_reader, journalId, RowsPerSearch);

        var (journal, stream) = _write.ReadProgress();
        Processed = new Watermark(journal);
        _events = new Watermark(stream);
    }

    public Watermark Processed { get; }

    public long LastPosition => _events.Value;

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="journalId">The journal's name, which becomes part of every event id.</param>
    public static SqliteState Open(string path, string journalId) => new(path, journalId);

    public IStateBatch Begin() => new SqliteStateBatch(_writer, _write, _apps, Committed);

    public Install? FindInstall(string app, string installId)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _read.Install(number, installId) : null;
    }

    public User? FindUser(string app, string userId)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _read.User(number, userId) : null;
    }

    public IReadOnlyList<StreamEvent> Read(string app, long after, int most)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _stream.Read(app, number, after, most) : [];
    }

    public (IReadOnlyList<StreamEvent> Events, long? Next) Search(string app, StreamFilter filter, long after, int most)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _stream.Search(app, number, filter, after, most) : ([], null);
    }

    public IReadOnlyList<StreamEvent> Conversions(string app, string installId)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _stream.Conversions(app, number, installId, most: 200) : [];
    }

    public StreamEvent? Find(string app, long position)
    {
        lock (_readLock)
        {
            return _apps.Find(app) is { } number && _stream.Read(app, number, position - 1, 1) is [var found] && found.Position == position
                ? found
                : null;
        }
    }

    public IReadOnlyList<(RollupKey Key, Figure Figure)> Figures(string app, DateOnly from, DateOnly to)
    {
        lock (_readLock) return _apps.Find(app) is { } number ? _read.Figures(app, number, from, to) : [];
    }

    public Task WaitAsync(long after, CancellationToken stop) => _events.WaitBeyondAsync(after, stop);

    public ValueTask DisposeAsync()
    {
        _write.Dispose();
        _read.Dispose();
        _stream.Dispose();
        _reader.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    void Committed(long journalPosition, long streamPosition)
    {
        _events.Raise(streamPosition);
        Processed.Raise(journalPosition);
    }
}
