namespace Waymark.Server.Delivery.Workers;

/// <summary>A worker and the task it runs in; it ends with the call it is in.</summary>
sealed class Employment : IAsyncDisposable
{
    readonly CancellationTokenSource _end = new();
    readonly Task _running;

    public Employment(IntegrationWorker worker, Task after)
    {
        Worker = worker;
        _running = Task.Run(() => RunAsync(after));
    }

    public IntegrationWorker Worker { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        Worker.Dispose();
        _end.Dispose();
    }

    async Task RunAsync(Task after)
    {
        await after;
        await Worker.RunAsync(_end.Token);
    }
}
