using Waymark.Apps;
using Waymark.Facts;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>Reads the journal in order and lets every fact have its meaning, a batch and a transaction at a time.</summary>
sealed partial class ProcessingWorker(
    IJournal journal,
    IState state,
    ITouches touches,
    ConfigurationAt configurationAt,
    ProcessingFigures figures,
    TimeProvider clock,
    ILogger<ProcessingWorker> log) : BackgroundService
{
    const int FactsPerBatch = 2_000;

    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await journal.WaitAsync(state.Processed.Value, stoppingToken);
                await ProcessAsync(journal.Read(state.Processed.Value, FactsPerBatch), stoppingToken);
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

    async Task ProcessAsync(IReadOnlyList<Fact> facts, CancellationToken stop)
    {
        var configurations = new Dictionary<int, Configuration>();
        foreach (var version in facts.Select(fact => fact.ConfigurationVersion).Distinct())
            configurations[version] = await configurationAt(version, stop);

        using var batch = state.Begin();

        foreach (var fact in facts)
            Understand(fact, configurations[fact.ConfigurationVersion], batch);

        // Touches first: found twice after a crash they change nothing, missing they would change a verdict.
        touches.Commit();
        batch.Commit(facts[^1].Position);
        figures.Processed(facts.Count);
    }

    void Understand(Fact fact, Configuration configuration, IStateBatch batch)
    {
        if (configuration.AppById.TryGetValue(fact.App, out var app))
            Meaning.Apply(new Case(fact, app, batch, touches));
        else
            figures.Dropped("unknown_app");
    }

    [LoggerMessage(LogLevel.Error, "Facts from {Position} on could not be processed; they are tried again in a second")]
    partial void BatchFailed(Exception e, long position);
}

/// <summary>The configuration that was in force under a version: a fact means today what it meant when it was received.</summary>
delegate ValueTask<Configuration> ConfigurationAt(int version, CancellationToken stop);
