using System.Buffers;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Commits;

/// <summary>Facts that will be committed together, gathered while the batch before them is being written.</summary>
sealed class JournalBatch
{
    /// <summary>2,000 cost four times the latency of 500 for no more throughput.</summary>
    public const int MostFacts = 512;

    // A frame is read as a whole: a few large bodies must not make it hundreds of megabytes.
    const int MostBytes = 1024 * 1024;

    readonly List<SpooledFact> _spooled = [];
    readonly TaskCompletionSource<long> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    byte[] _bytes = [];

    public int Count { get; private set; }

    public int Length { get; private set; }

    /// <summary>Somebody waits for the commit even if there is no fact in it.</summary>
    public bool IsProbe { get; private set; }

    /// <summary>Somebody waits for the commit; else it may wait for more facts.</summary>
    public bool IsAwaited => IsProbe || Count > _spooled.Count;

    /// <summary>The facts that nobody waits for.</summary>
    public IReadOnlyList<SpooledFact> Spooled => _spooled;

    public bool IsFull => Count >= MostFacts || Length >= MostBytes;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public Appending Add(ReadOnlySpan<FactDraft> facts)
    {
        var (length, first) = (Length, Count);

        try
        {
            foreach (var fact in facts)
            {
                MakeRoom(Length + FrameFormat.MaxLength(fact));
                Length += FrameFormat.Write(fact, _bytes.AsSpan(Length));
                Count++;
            }
        }
        catch
        {
            // The facts of others stay.
            (Length, Count) = (length, first);
            throw;
        }

        return new Appending(_committed.Task, first);
    }

    /// <summary>Adds a fact as the format of frames has it.</summary>
    public void AddSpooled(ReadOnlySpan<byte> fact, SpoolHalf half)
    {
        MakeRoom(Length + fact.Length);
        fact.CopyTo(_bytes.AsSpan(Length));
        _spooled.Add(new SpooledFact(Length, fact.Length, half));
        Length += fact.Length;
        Count++;
    }

    public Task Probe()
    {
        IsProbe = true;
        return _committed.Task;
    }

    public void Committed(long firstPosition)
    {
        Release();
        _committed.SetResult(firstPosition);
    }

    public void Failed(JournalUnavailableException why)
    {
        Release();
        _committed.SetException(why);
        _ = _committed.Task.Exception; // Nobody may be waiting; that is no reason to bring the process down.
    }

    void MakeRoom(int needed)
    {
        if (needed <= _bytes.Length) return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 64 * 1024));
        Bytes.CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    void Release()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
