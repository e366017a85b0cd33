namespace Waymark.Storage;

/// <summary>A position that only rises, and a place to wait for it.</summary>
public sealed class Watermark
{
    readonly Lock _lock = new();
    long _value;
    TaskCompletionSource _risen = NewSource();

    public Watermark(long start = 0) => _value = start;

    public long Value => Volatile.Read(ref _value);

    public void Raise(long value)
    {
        TaskCompletionSource risen;

        lock (_lock)
        {
            if (value <= _value) return;

            Volatile.Write(ref _value, value);
            risen = _risen;
            _risen = NewSource();
        }

        risen.SetResult();
    }

    /// <summary>Completes when the value is above <paramref name="after"/>.</summary>
    public async Task WaitBeyondAsync(long after, CancellationToken stop)
    {
        while (true)
        {
            Task risen;

            lock (_lock)
            {
                if (_value > after) return;
                risen = _risen.Task;
            }

            await risen.WaitAsync(stop);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
