using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Waymark.Facts;

namespace Waymark.Storage.Sqlite;

/// <summary>The journal in its own SQLite file: one thread commits what has gathered while the last commit ran.</summary>
public sealed class SqliteJournal : IJournal
{
    // Large pages: a frame is tens of kilobytes, and every page has its cost in the WAL.
    const int PageSize = 16_384;

    readonly JournalBuffer _buffer;
    readonly TimeProvider _clock;
    readonly Watermark _durable;
    readonly string _path;
    readonly SqliteConnection _writer;
    readonly Thread _committer;
    readonly Lock _readLock = new();
    readonly SqliteConnection _reader;
    readonly Statement _framesAfter;
    byte[] _packed = [];

    SqliteJournal(string path, TimeProvider clock, int mostFacts, long mostBytes)
    {
        _path = path;
        _clock = clock;
        _buffer = new JournalBuffer(mostFacts, mostBytes);
        _writer = SqliteFile.OpenForWriting(path, "journal", PageSize);
        SqliteFile.Execute(_writer, "pragma wal_autocheckpoint = 2000");
        Id = ReadOrMakeId();
        _durable = new Watermark(ReadLastPosition());

        _reader = SqliteFile.OpenForReading(path);
        _framesAfter = new Statement(
            _reader,
            """
            select first, body
            from frame
            where first > coalesce((select max(first) from frame where first <= ?1), 0) - 1
            order by first
            """);

        _committer = new Thread(Commit) { IsBackground = true, Name = "journal" };
        _committer.Start();
    }

    public string Id { get; }

    public long LastPosition => _durable.Value;

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="clock">Tells when a frame was written.</param>
    /// <param name="mostFacts">How many facts may wait for a commit.</param>
    /// <param name="mostBytes">How many bytes of bodies may wait for a commit.</param>
    public static SqliteJournal Open(string path, TimeProvider clock, int mostFacts = 32_768, long mostBytes = 64 * 1024 * 1024) =>
        new(path, clock, mostFacts, mostBytes);

    public bool TryAppend(in FactDraft draft, out Appending appending) => _buffer.TryAdd(draft, out appending);

    public IReadOnlyList<Fact> Read(long after, int most)
    {
        var facts = new List<Fact>();

        lock (_readLock)
        {
            _framesAfter.Bind(1, after + 1);

            while (facts.Count < most && _framesAfter.Step())
                FrameFormat.Read(_framesAfter.Blob(1), _framesAfter.Long(0), after, facts);

            _framesAfter.Reset();
        }

        return facts;
    }

    public Task WaitAsync(long after, CancellationToken stop) => _durable.WaitBeyondAsync(after, stop);

    public ValueTask DisposeAsync()
    {
        _buffer.Close();
        _committer.Join();
        _framesAfter.Dispose();
        _reader.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    void Commit()
    {
        using var insert = new Statement(_writer, "insert into frame (first, count, at, body) values (?1, ?2, ?3, ?4)");

        while (_buffer.Take() is { } batch)
        {
            var first = _durable.Value + 1;

            try
            {
                insert.Bind(1, first).Bind(2, batch.Count).Bind(3, _clock.GetUtcNow().ToUnixTimeMilliseconds())
                    .Bind(4, FrameFormat.Pack(batch.Bytes, ref _packed))
                    .Run();
            }
            catch (SqliteException e)
            {
                // The disk may be full or gone. This batch is refused; the next one tries again.
                batch.Failed(new JournalUnavailableException($"The journal {_path} could not be written: {e.Message}", e));
                continue;
            }

            // Readers first: an answer may send the client straight back to ask for what came of it.
            _durable.Raise(first + batch.Count - 1);
            batch.Committed(first);
        }
    }

    string ReadOrMakeId()
    {
        using var read = new Statement(_writer, "select id from journal");
        if (read.Step())
        {
            var id = read.Text(0);
            read.Reset();
            return id;
        }

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        using var write = new Statement(_writer, "insert into journal (id) values (?1)");
        write.Bind(1, made).Run();
        return made;
    }

    long ReadLastPosition()
    {
        using var read = new Statement(_writer, "select first + count - 1 from frame order by first desc limit 1");
        if (!read.Step()) return 0;

        var last = read.Long(0);
        read.Reset();
        return last;
    }
}
