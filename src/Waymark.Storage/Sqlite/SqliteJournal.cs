using Waymark.Facts;
using Waymark.Storage.Commits;

namespace Waymark.Storage.Sqlite;

/// <summary>The journal in its own SQLite file: one thread commits what has gathered while the last commit ran.</summary>
public sealed class SqliteJournal : IJournal
{
    readonly string _path;
    readonly TimeProvider _clock;
    readonly JournalBuffer _buffer;
    readonly JournalWriter _writer;
    readonly JournalReader _reader;
    readonly Spool _spool;
    readonly Watermark _durable;
    readonly Thread _committer;

    SqliteJournal(string path, TimeProvider clock, int mostFacts, long mostBytes)
    {
        _path = path;
        _clock = clock;
        _buffer = new JournalBuffer(mostFacts, mostBytes);
        _writer = new JournalWriter(path);
        Id = _writer.ReadOrMakeId();
        _durable = new Watermark(_writer.LastPosition);
        _reader = new JournalReader(path);
        _spool = new Spool(Path.ChangeExtension(path, ".spool"));
        _buffer.Owe(SpoolRecovery.Missing(_spool, this));
        _committer = new Thread(CommitUntilClosed) { IsBackground = true, Name = "journal" };
        _committer.Start();
    }

    public string Id { get; }

    public long LastPosition => _durable.Value;

    public string? Trouble { get; private set; }

    /// <summary>Opens the file, creating or upgrading it first.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="clock">Tells when a frame was written.</param>
    /// <param name="mostFacts">How many facts may wait for a commit.</param>
    /// <param name="mostBytes">How many bytes may wait for a commit.</param>
    public static SqliteJournal Open(string path, TimeProvider clock, int mostFacts = 32_768, long mostBytes = 64 * 1024 * 1024) =>
        new(path, clock, mostFacts, mostBytes);

    public bool TryAppend(in FactDraft draft, out Appending appending) => _buffer.TryAdd(new ReadOnlySpan<FactDraft>(in draft), out appending);

    public bool TryAppend(ReadOnlySpan<FactDraft> drafts, out Appending first) => _buffer.TryAdd(drafts, out first);

    public bool TrySpool(in FactDraft draft)
    {
        var record = SpoolFormat.Write(draft, LastPosition);

        try
        {
            if (_spool.Keep(record) is not { } half) return false;
            if (_buffer.TryAdd(SpoolFormat.FactOf(record), half)) return true;

            _spool.Release([new SpooledFact(0, 0, half)]);
            return false;
        }
        catch (IOException e)
        {
            throw new JournalUnavailableException($"The spool beside {_path} could not be written: {e.Message}", e);
        }
    }

    public IReadOnlyList<Fact> Read(long after, int most) => _reader.Read(after, most);

    public Task WaitAsync(long after, CancellationToken stop) => _durable.WaitBeyondAsync(after, stop);

    public Task ProbeAsync(CancellationToken stop) => _buffer.Probe().WaitAsync(stop);

    /// <summary>Commits what is waiting, then closes the file.</summary>
    public ValueTask DisposeAsync()
    {
        _buffer.Close();
        _committer.Join();
        _reader.Dispose();
        _spool.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>For tests: what a full disk does.</summary>
    internal void Limit(long pages) => _writer.Limit(pages);

    void CommitUntilClosed()
    {
        while (_buffer.Take() is { } batch)
            Commit(batch);
    }

    void Commit(JournalBatch batch)
    {
        long first;

        try
        {
            first = Store(batch);
        }
        catch (Exception e)
        {
            // The disk may be full or gone, or memory short: whatever it is, this thread must live to try the next batch.
            var why = new JournalUnavailableException($"The journal {_path} could not be written: {e.Message}", e);
            Trouble = why.Message;
            KeepSpooled(batch);
            batch.Failed(why);
            return;
        }

        Trouble = null;

        // Readers first: an answer may send the client straight back to ask for what came of it.
        _durable.Raise(first + batch.Count - 1);
        if (batch.Spooled.Count > 0) _spool.Release(batch.Spooled);
        batch.Committed(first);
    }

    void KeepSpooled(JournalBatch failed)
    {
        if (failed.Spooled.Count == 0) return;

        try
        {
            // A commit that was reported as failed may yet have reached the file.
            if (_writer.LastPosition > _durable.Value)
                _spool.Release(failed.Spooled);
            else
                _buffer.Owe(failed);
        }
        catch (Exception)
        {
            // Not even the file can be read, or memory is short: they stay in the spool, and the next start sees what the journal has of them.
        }
    }

    long Store(JournalBatch batch)
    {
        // A commit that was reported as failed may yet have reached the file: what is there decides where to go on.
        if (Trouble is not null) _durable.Raise(_writer.LastPosition);

        var first = _durable.Value + 1;

        if (batch.Count == 0)
            _writer.AppendNothing();
        else
            _writer.Append(first, batch, _clock.GetUtcNow());

        return first;
    }
}
