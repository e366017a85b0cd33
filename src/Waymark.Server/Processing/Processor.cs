using System.Data.Common;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Hosting;
using Waymark.Server.Processing.Reading;
using Waymark.Storage;
using Waymark.Storage.Writing;

namespace Waymark.Server.Processing;

/// <summary>Lets every fact of a batch have its meaning, in one transaction.</summary>
/// <param name="writing">Where it is written.</param>
/// <param name="touches">Where clicks are kept.</param>
/// <param name="configurationAt">What was in force.</param>
/// <param name="figures">What is counted.</param>
/// <param name="elsewhere">Does in a backlog what can be done beside the understanding.</param>
/// <param name="log">What operators read.</param>
sealed partial class Processor(
    WriteBehind writing, ITouches touches, ConfigurationAt configurationAt, ProcessingFigures figures, Func<Action, Task> elsewhere, ILogger<Processor> log)
{
    /// <summary>A fact that cannot be understood is left out, whole; trouble with the store fails the batch, and nothing of it is kept.</summary>
    /// <param name="facts">In the order of the journal, after those that came before.</param>
    /// <param name="stop">Only before anything is done.</param>
    /// <param name="isMoreWaiting">The last of them may be written while the next are understood; else all is committed on return.</param>
    public async Task ProcessAsync(IReadOnlyList<Fact> facts, CancellationToken stop, bool isMoreWaiting = false)
    {
        using var span = Traces.Source.StartActivity("process");
        span?.SetTag("waymark.facts", facts.Count);

        var configurations = new Dictionary<int, Configuration>();
        foreach (var version in facts.Select(fact => fact.ConfigurationVersion).Distinct())
            configurations[version] = await configurationAt(version, stop);

        Said[] said = [.. facts.Select(fact => new Said(fact, configurations[fact.ConfigurationVersion].AppById.GetValueOrDefault(fact.App)))];
        for (var done = 0; done < said.Length;)
            done += Understand(said[done..], configurations, isMoreWaiting);

        if (!isMoreWaiting) writing.Settle();
    }

    /// <returns>How many facts are done with.</returns>
    int Understand(Said[] facts, Dictionary<int, Configuration> configurations, bool isMoreWaiting)
    {
        var understood = 0;

        try
        {
            using var batch = new ProcessingBatch(writing.Begin(isMoreWaiting), touches, figures, configurations);
            foreach (var said in isMoreWaiting ? ReadingAhead.InTurn(facts, elsewhere) : facts)
            {
                batch.Understand(said);
                understood++;
            }

            batch.Commit(facts[^1].Fact.Position);
            return facts.Length;
        }
        catch (Exception e) when (understood < facts.Length && IsAboutTheFact(e))
        {
            // No message: it may quote what the fact says, and that is somebody's personal data.
            NotUnderstood(facts[understood].Fact.Position, facts[understood].Fact.Kind, e.GetType().Name, WhereOf(e));
        }

        // Half of what it means may have been written, so that attempt is gone; everything before it is done again, and it is left out.
        using var again = new ProcessingBatch(writing.Begin(isMoreWaiting), touches, figures, configurations);
        foreach (var said in facts[..understood])
            again.Understand(said);

        again.LeaveOut("not_understood");
        again.Commit(facts[understood].Fact.Position);
        return understood + 1;
    }

    static bool IsAboutTheFact(Exception e) =>
        e is not (DbException or IOException or OutOfMemoryException or ObjectDisposedException or OperationCanceledException);

    static string WhereOf(Exception e) => (e.StackTrace ?? "").Split('\n', 2)[0].Trim();

    [LoggerMessage(LogLevel.Error, "Fact {Position} ({Kind}) could not be understood and is left out: {Failure} {Where}")]
    partial void NotUnderstood(long position, FactKind kind, string failure, string where);
}

/// <summary>The configuration that was in force under a version: a fact means today what it meant when it was received.</summary>
delegate ValueTask<Configuration> ConfigurationAt(int version, CancellationToken stop);
