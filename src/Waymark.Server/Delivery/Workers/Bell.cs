using Waymark.Storage;

namespace Waymark.Server.Delivery.Workers;

/// <summary>What a worker sleeps by: it wakes at a moment, by news in the stream, or when somebody rings.</summary>
sealed class Bell(IStream stream, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Ringing twice is ringing once.</summary>
    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
                _rung.Release();
        }
    }

    public async Task RestAsync(Pause pause, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (pause.IsOver(now)) return;

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reasons = new List<Task> { _rung.WaitAsync(enough.Token) };

        if (pause.After is { } position)
            reasons.Add(stream.WaitAsync(position, enough.Token));

        if (pause.Until is { } until)
            reasons.Add(Task.Delay(until - now, clock, enough.Token));

        await Task.WhenAny(reasons);
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose() => _rung.Dispose();
}
