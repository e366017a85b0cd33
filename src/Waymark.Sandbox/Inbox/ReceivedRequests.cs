namespace Waymark.Sandbox.Inbox;

/// <summary>What came, oldest first; the oldest are forgotten when there is no room.</summary>
sealed class ReceivedRequests(int mostRequests, long mostBytes)
{
    readonly Lock _held = new();
    readonly LinkedList<ReceivedRequest> _kept = new();
    long _bytes;
    long _last;

    /// <summary>How many came since the inbox was emptied, forgotten ones included.</summary>
    public long Count
    {
        get
        {
            lock (_held)
                return _last;
        }
    }

    public void Add(ReceivedRequest request)
    {
        lock (_held)
        {
            _kept.AddLast(request with { Number = ++_last });
            _bytes += request.Body.Length;

            while (_kept.Count > mostRequests || (_bytes > mostBytes && _kept.Count > 1))
            {
                _bytes -= _kept.First!.Value.Body.Length;
                _kept.RemoveFirst();
            }
        }
    }

    public IReadOnlyList<ReceivedRequest> After(long number, int limit)
    {
        lock (_held)
            return [.. _kept.SkipWhile(request => request.Number <= number).Take(limit)];
    }

    public void Clear()
    {
        lock (_held)
        {
            _kept.Clear();
            _bytes = 0;
            _last = 0;
        }
    }
}
