using System.Data.Common;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Hosting;
using Waymark.Storage;
using Waymark.Storage.Writing;

namespace Waymark.Server.Processing;

/// <summary>Lets every fact of a batch have its meaning, in one transaction.</summary>
sealed partial class Processor(
    WriteBehind writing, ITouches touches, ConfigurationAt configurationAt, ProcessingFigures figures, ILogger<Processor> log)
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

        for (var done = 0; done < facts.Count;)
            done += Understand([.. facts.Skip(done)], configurations, isMoreWaiting);

        if (!isMoreWaiting) writing.Settle();
    }

    /// <returns>How many facts are done with.</returns>
    int Understand(ReadOnlySpan<Fact> facts, Dictionary<int, Configuration> configurations, bool isMoreWaiting)
    {
        var understood = 0;

        try
        {
            using var batch = new ProcessingBatch(writing.Begin(isMoreWaiting), touches, figures, configurations);
            for (; understood < facts.Length; understood++)
                batch.Understand(facts[understood]);

            batch.Commit(facts[^1].Position);
            return facts.Length;
        }
        catch (Exception e) when (understood < facts.Length && IsAboutTheFact(e))
        {
            // No message: it may quote what the fact says, and that is somebody's personal data.
            NotUnderstood(facts[understood].Position, facts[understood].Kind, e.GetType().Name, WhereOf(e));
        }

        // Half of what it means may have been written, so that attempt is gone; everything before it is done again, and it is left out.
        using var again = new ProcessingBatch(writing.Begin(isMoreWaiting), touches, figures, configurations);
        foreach (var fact in facts[..understood])
            again.Understand(fact);

        again.LeaveOut("not_understood");
        again.Commit(facts[understood].Position);
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
