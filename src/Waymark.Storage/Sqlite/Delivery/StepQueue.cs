using System.Runtime.CompilerServices;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Steps that come while the disk is busy share the next flush: partners that take one record a call need hundreds a second.</summary>
/// <param name="write">Writes some steps, all or none of them.</param>
sealed class StepQueue(Action<IReadOnlyList<DeliveryStep>> write)
{
    readonly Lock _turn = new();

    // Later cursors have gone past what a failed step did not store: whoever moves them has to begin again from what is stored.
    readonly ConditionalWeakTable<LaneCursors, Exception> _failed = [];

    List<Waiting> _next = [];
    bool _isWriting;

    /// <summary>Steps are written in the order of these calls.</summary>
    public Task AddAsync(DeliveryStep step)
    {
        var waiting = new Waiting(step, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        lock (_turn)
        {
            _next.Add(waiting);
            if (_isWriting) return waiting.Done.Task;
            _isWriting = true;
        }

        _ = Task.Run(WriteAll);
        return waiting.Done.Task;
    }

    void WriteAll()
    {
        while (Take() is { } some)
        {
            if (some.TrueForAll(CanFollow) && Write(some) is null)
                some.ForEach(waiting => waiting.Done.SetResult());
            else
                some.ForEach(WriteAlone); // One that cannot be written must not take those of other runs with it.
        }
    }

    List<Waiting>? Take()
    {
        lock (_turn)
        {
            _isWriting = _next.Count > 0;
            if (!_isWriting) return null;

            var some = _next;
            _next = [];
            return some;
        }
    }

    bool CanFollow(Waiting waiting) => !_failed.TryGetValue(waiting.Step.Cursors.Original, out _);

    void WriteAlone(Waiting waiting)
    {
        var origin = waiting.Step.Cursors.Original;

        if (!_failed.TryGetValue(origin, out var failure) && (failure = Write([waiting])) is null)
        {
            waiting.Done.SetResult();
            return;
        }

        _failed.AddOrUpdate(origin, failure);
        waiting.Done.SetException(failure);
    }

    Exception? Write(List<Waiting> some)
    {
        try
        {
            write([.. some.Select(waiting => waiting.Step)]);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    readonly record struct Waiting(DeliveryStep Step, TaskCompletionSource Done);
}
