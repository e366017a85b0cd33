using System.Threading.Channels;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>Wakes one who waits; a ring while nobody waits is not lost.</summary>
sealed class Bell
{
    readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Forgets a ring that nobody has heard.</summary>
    public void Hush() => _rung.Reader.TryRead(out _);

    /// <returns>False when it did not ring in time.</returns>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken stop)
    {
        if (longest == Timeout.InfiniteTimeSpan) return await _rung.Reader.ReadAsync(stop);

        using var patience = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);

        try
        {
            return await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
