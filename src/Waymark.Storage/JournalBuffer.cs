namespace Waymark.Storage;

/// <summary>Where requests leave facts for the committer. Bounded: beyond it the caller is told to come back.</summary>
sealed class JournalBuffer(int mostFacts, long mostBytes)
{
    readonly object _gate = new(); // Not a Lock: the committer waits on it.
    readonly Queue<JournalBatch> _full = new();
    JournalBatch _open = new();
    int _facts;
    long _bytes;
    bool _closed;

    /// <summary>All of them go into one batch.</summary>
    public bool TryAdd(ReadOnlySpan<FactDraft> facts, out Appending first)
    {
        var length = 0L;

        foreach (var fact in facts)
            length += fact.Body.Length;

        lock (_gate)
        {
            if (_closed || _facts + facts.Length > mostFacts || _bytes + length > mostBytes)
            {
                first = default;
                return false;
            }

            var (wasIdle, before) = (_facts == 0, _open.Length);
            first = _open.Add(facts);
            _bytes += _open.Length - before;
            _facts += facts.Length;

            if (_open.IsFull)
            {
                _full.Enqueue(_open);
                _open = new JournalBatch();
            }

            if (wasIdle) Monitor.Pulse(_gate);
        }

        return true;
    }

    /// <summary>Asks for a commit even when there is nothing to commit.</summary>
    /// <returns>Completes with the commit.</returns>
    public Task Probe()
    {
        lock (_gate)
        {
            if (_closed) return Task.FromException(new JournalUnavailableException("The journal is closed."));

            Monitor.Pulse(_gate);
            return _open.Probe();
        }
    }

    /// <summary>Waits for facts.</summary>
    /// <returns>The oldest batch; null once closed and empty.</returns>
    public JournalBatch? Take()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_full.TryDequeue(out var batch)) return Out(batch);

                if (_open.Count > 0 || _open.IsProbe)
                {
                    batch = _open;
                    _open = new JournalBatch();
                    return Out(batch);
                }

                if (_closed) return null;
                Monitor.Wait(_gate);
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    JournalBatch Out(JournalBatch batch)
    {
        _facts -= batch.Count;
        _bytes -= batch.Length;
        return batch;
    }
}
