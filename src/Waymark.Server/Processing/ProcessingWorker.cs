using Waymark.Server.Processing.Reading;
using Waymark.Storage;
using Waymark.Storage.Writing;

namespace Waymark.Server.Processing;

/// <summary>Reads the journal in order, a batch at a time, for as long as the server runs.</summary>
sealed partial class ProcessingWorker(
    IJournal journal,
    IState state,
    WriteBehind writing,
    Processor processor,
    ProcessingFigures figures,
    [FromKeyedServices("reading")] CourteousThread reading,
    TimeProvider clock,
    ILogger<ProcessingWorker> log) : BackgroundService
{
    const int FactsPerBatch = 1_000;

    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    readonly Flood _flood = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new NextFacts(journal, FactsPerBatch, reading.RunAsync);
        using var usual = new CourteousThread("processing", Courtesy.LetRequestsGoFirst);
        using var inFloods = new CourteousThread("flood", Courtesy.TakeWhatIsLeft);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await journal.WaitAsync(writing.Reached, stoppingToken);

                if (!FloodIsOn)
                {
                    await usual.RunAsync(() => ProcessBatch(next, isInFlood: false, stoppingToken));
                    continue;
                }

                // Answers go first: no second thread works on what is waiting.
                var before = Look();
                await inFloods.RunAsync(() => ProcessBatch(next, isInFlood: true, stoppingToken));
                await RestInFloodAsync(before.Until(Look(), clock), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing of the batch was kept and its facts are still in the journal: a full disk may have room again soon.
                BatchFailed(e, state.Processed.Value + 1);
                figures.BatchFailed();
                await Task.Delay(RestAfterFailure, clock, stoppingToken);
            }
        }
    }

    bool FloodIsOn => _flood.IsOn(journal.LastPosition - state.Processed.Value);

    Glance Look() => Glance.Now(journal, state, clock);

    // Until no more comes in than the last batch would have kept up with.
    async Task RestInFloodAsync(Stretch batch, CancellationToken stop)
    {
        if (!Flood.AsksForRest(batch)) return;

        Stretch rest;

        do
        {
            var before = Look();
            await Task.Delay(Rest, clock, stop);
            rest = before.Until(Look(), clock);
        }
        while (FloodIsOn && rest.ArrivedPerSecond > batch.UnderstoodPerSecond);
    }

    void ProcessBatch(NextFacts next, bool isInFlood, CancellationToken stop)
    {
        var facts = next.Read(writing.Reached, isInBacklog: !isInFlood);
        var isMoreWaiting = facts is [.., var last] && journal.LastPosition > last.Position;
        processor.ProcessAsync(facts, stop, isMoreWaiting: !isInFlood && isMoreWaiting).GetAwaiter().GetResult();
    }

    [LoggerMessage(LogLevel.Error, "Facts from {Position} on could not be processed; they are tried again in a second")]
    partial void BatchFailed(Exception e, long position);
}
