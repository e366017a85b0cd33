namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>The most recent requests; older ones are forgotten.</summary>
sealed class RequestLog(int kept)
{
    readonly Lock _held = new();
    readonly Queue<RequestEntry> _recent = new();
    long _last;

    public void Add(RequestEntry entry)
    {
        lock (_held)
        {
            _recent.Enqueue(entry with { Number = ++_last });
            if (_recent.Count > kept)
                _recent.Dequeue();
        }
    }

    public void Note(HttpContext http, DateTimeOffset at, int status, string remark) =>
        Add(RequestEntry.Of(http, at, status, remark));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RequestEntry> Recent()
    {
        lock (_held)
            return [.. _recent.Reverse()];
    }

    public void Clear()
    {
        lock (_held)
            _recent.Clear();
    }
}
