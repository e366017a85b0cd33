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

    public bool TryAdd(in FactDraft fact, out Appending appending)
    {
        lock (_gate)
        {
            if (_closed || _facts >= mostFacts || _bytes + fact.Body.Length > mostBytes)
            {
                appending = default;
                return false;
            }

            appending = _open.Add(fact);
            _facts++;
            _bytes += fact.Body.Length;

            if (_open.IsFull)
            {
                _full.Enqueue(_open);
                _open = new JournalBatch();
            }

            if (_facts == 1) Monitor.Pulse(_gate);
        }

        return true;
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

                if (_open.Count > 0)
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
        _bytes = _facts == 0 ? 0 : Math.Max(0, _bytes - batch.Length);
        return batch;
    }
}
