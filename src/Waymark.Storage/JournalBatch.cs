namespace Waymark.Storage;

/// <summary>Facts that will be committed together, gathered while the batch before them is being written.</summary>
sealed class JournalBatch
{
    /// <summary>2,000 cost four times the latency of 500 for no more throughput.</summary>
    public const int MostFacts = 512;

    readonly TaskCompletionSource<long> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    byte[] _bytes = new byte[16 * 1024];
    int _length;

    public int Count { get; private set; }

    public int Length => _length;

    public bool IsFull => Count == MostFacts;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public Appending Add(in FactDraft fact)
    {
        var needed = _length + FrameFormat.MaxLength(fact);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));

        _length += FrameFormat.Write(fact, _bytes.AsSpan(_length));
        return new Appending(_committed.Task, Count++);
    }

    public void Committed(long firstPosition) => _committed.SetResult(firstPosition);

    public void Failed(JournalUnavailableException why)
    {
        _committed.SetException(why);
        _ = _committed.Task.Exception; // Nobody may be waiting; that is no reason to bring the process down.
    }
}
