using System.Collections.Concurrent;

namespace Waymark.Server.Processing;

/// <summary>A thread of its own, because only a thread can step back.</summary>
sealed class CourteousThread : TaskScheduler, IDisposable
{
    readonly BlockingCollection<Task> _work = [];

    public CourteousThread(string name, Action stepBack)
    {
        var thread = new Thread(() => WorkUntilDisposed(stepBack)) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Does the work there; where it awaits something, it goes on elsewhere.</summary>
    public Task RunAsync(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler, this);

    public void Dispose() => _work.CompleteAdding();

    protected override void QueueTask(Task task) => _work.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _work;

    void WorkUntilDisposed(Action stepBack)
    {
        stepBack();

        foreach (var task in _work.GetConsumingEnumerable())
            TryExecuteTask(task);
    }
}
