using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Reads the journal in order, a batch at a time, for as long as the server runs.</summary>
sealed partial class ProcessingWorker(
    IJournal journal,
    IState state,
    Processor processor,
    ProcessingFigures figures,
    TimeProvider clock,
    ILogger<ProcessingWorker> log) : BackgroundService
{
    const int FactsPerBatch = 2_000;

    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    // A thread of its own, because only a thread can step back.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => ProcessUntil(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    void ProcessUntil(CancellationToken stop)
    {
        Courtesy.LetRequestsGoFirst();

        while (!stop.IsCancellationRequested)
        {
            try
            {
                journal.WaitAsync(state.Processed.Value, stop).GetAwaiter().GetResult();
                processor.ProcessAsync(journal.Read(state.Processed.Value, FactsPerBatch), stop).GetAwaiter().GetResult();
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Nothing of the batch was kept and its facts are still in the journal: a full disk may have room again soon.
                BatchFailed(e, state.Processed.Value + 1);
                figures.BatchFailed();
                Task.Delay(RestAfterFailure, clock, stop).GetAwaiter().GetResult();
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Facts from {Position} on could not be processed; they are tried again in a second")]
    partial void BatchFailed(Exception e, long position);
}
