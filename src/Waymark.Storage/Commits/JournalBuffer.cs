namespace Waymark.Storage.Commits;

/// <summary>Where requests leave facts for the committer. Bounded: beyond it the caller is told to come back.</summary>
sealed class JournalBuffer(int mostFacts, long mostBytes)
{
    // What nobody waits for is gathered that long: hundreds of commits a second would cost more than what they commit.
    const int GatheredMs = 20;

    const int TriedAgainAfterMs = 1_000;

    readonly object _gate = new(); // Not a Lock: the committer waits on it.
    readonly Queue<JournalBatch> _full = new();
    JournalBatch _open = new();
    JournalBatch? _owed;
    long _openIsDue;
    long _owedIsDue;
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
            if (!HasRoomFor(facts.Length, length))
            {
                first = default;
                return false;
            }

            var (wasAwaited, before) = (_open.IsAwaited, _open.Length);
            first = _open.Add(facts);
            Added(facts.Length, before);
            if (!wasAwaited) Monitor.Pulse(_gate);
        }

        return true;
    }

    /// <summary>Takes a fact that nobody waits for, as the format of frames has it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> fact, SpoolHalf half)
    {
        lock (_gate)
        {
            if (!HasRoomFor(1, fact.Length)) return false;

            var (isFirst, before) = (_open.Count == 0, _open.Length);
            _open.AddSpooled(fact, half);
            if (isFirst) _openIsDue = Environment.TickCount64 + GatheredMs;
            if (Added(1, before) || isFirst) Monitor.Pulse(_gate);
        }

        return true;
    }

    /// <summary>Takes back the facts of a batch that failed that nobody was told about: they are tried again.</summary>
    public void Owe(JournalBatch failed)
    {
        lock (_gate)
        {
            // The next start finds them in the spool.
            if (_closed || failed.Spooled.Count == 0) return;

            _owedIsDue = Environment.TickCount64 + TriedAgainAfterMs;
            Owe(failed.Spooled.Select(fact => (failed.Bytes.Slice(fact.Start, fact.Length).ToArray(), fact.Half)));
        }
    }

    /// <summary>Takes what an earlier process owes the journal: it goes first.</summary>
    public void Owe(IEnumerable<(byte[] Fact, SpoolHalf Half)> facts)
    {
        lock (_gate)
        {
            foreach (var (fact, half) in facts)
            {
                (_owed ??= new JournalBatch()).AddSpooled(fact, half);
                _facts++;
                _bytes += fact.Length;
            }
        }
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
                var now = Environment.TickCount64;

                if (_owed is not null && (_closed || now >= _owedIsDue)) return OutOwed();
                if (_full.TryDequeue(out var full)) return Out(full);
                if (_open.IsAwaited || (_open.Count > 0 && (_closed || now >= _openIsDue))) return OutOpen();
                if (_closed) return null;

                Monitor.Wait(_gate, UntilDue(now));
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

    bool HasRoomFor(int facts, long bytes) => !_closed && _facts + facts <= mostFacts && _bytes + bytes <= mostBytes;

    /// <returns>True when the open batch is full now.</returns>
    bool Added(int facts, int lengthBefore)
    {
        _facts += facts;
        _bytes += _open.Length - lengthBefore;
        if (!_open.IsFull) return false;

        _full.Enqueue(_open);
        _open = new JournalBatch();
        return true;
    }

    int UntilDue(long now)
    {
        var open = _open.Count > 0 ? _openIsDue : long.MaxValue;
        var owed = _owed is null ? long.MaxValue : _owedIsDue;
        var due = Math.Min(open, owed);
        return due == long.MaxValue ? Timeout.Infinite : (int)(due - now);
    }

    JournalBatch OutOwed()
    {
        var batch = _owed!;
        _owed = null;
        return Out(batch);
    }

    JournalBatch OutOpen()
    {
        var batch = _open;
        _open = new JournalBatch();
        return Out(batch);
    }

    JournalBatch Out(JournalBatch batch)
    {
        _facts -= batch.Count;
        _bytes -= batch.Length;
        return batch;
    }
}
