using System.Buffers;
using Waymark.Apps;
using Waymark.Attribution.Apple;
using Waymark.Facts;
using Waymark.Storage;

namespace Waymark.Server.Apple;

/// <summary>Asks about the tokens that are due, and tells the journal what is final.</summary>
sealed class AppleDesk(ICurrentConfiguration current, IState state, IJournal journal, AppleLine line, AppleFigures figures, TimeProvider clock)
{
    // Of one app at once: Apple limits how fast one asks, and a dead Apple must not pile up calls.
    const int MostAtOnce = 32, MostPerRound = 500;

    // What could not be told, to Apple or to the journal, is not lost: it is tried again.
    static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, (AppleQueue Queue, Task Look)> _byApp = new(StringComparer.Ordinal);

    /// <summary>Begins a look at the tokens of every app that is through with the one before: no app waits for another.</summary>
    public IReadOnlyList<Task> Look(CancellationToken stop)
    {
        var configuration = current.Current;
        var begun = new List<Task>();

        foreach (var app in configuration.AppById.Values.Where(app => app.Apple.AdServices))
        {
            var (queue, before) = _byApp.TryGetValue(app.Id, out var known) ? known : (new AppleQueue(app.Id), Task.CompletedTask);
            if (!before.IsCompleted) continue;

            var look = LookAsync(configuration, app, queue, stop);
            _byApp[app.Id] = (queue, look);
            begun.Add(look);
        }

        return begun;
    }

    async Task LookAsync(Configuration configuration, App app, AppleQueue queue, CancellationToken stop)
    {
        queue.Fill(state);

        var due = queue.TakeDue(clock.GetUtcNow(), MostPerRound);
        var nextAt = new DateTimeOffset?[due.Count];
        Array.Fill(nextAt, clock.GetUtcNow() + AfterTrouble);

        try
        {
            await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stop }, async (index, stopAsking) =>
                nextAt[index] = await AskAsync(configuration, app, due[index], stopAsking));
        }
        finally
        {
            foreach (var (waiting, until) in due.Zip(nextAt))
            {
                if (until is { } moment) queue.PutBack(waiting, moment);
            }
        }
    }

    /// <returns>When to ask again; null when it is settled.</returns>
    async Task<DateTimeOffset?> AskAsync(Configuration configuration, App app, Waiting waiting, CancellationToken stop)
    {
        if (state.FindAppleToken(app.Id, waiting.Hash) is not { Outcome: null } token) return null;

        var now = clock.GetUtcNow();
        var (reply, body) = AppleSchedule.IsOver(token.ReceivedAt, now) ? (new AppleReply(AppleOutcome.Expired), "") : await line.AskAsync(app, token.Token, stop);
        figures.Count(reply.Outcome);

        if (reply.Outcome is AppleOutcome.NotYet or AppleOutcome.Later)
            return AppleSchedule.NextAt(token.ReceivedAt, now) ?? token.ReceivedAt + AppleSchedule.TokenLife;

        var statement = new AppleStatement
        {
            InstallInstanceId = token.InstallId,
            TokenHash = token.Hash,
            Outcome = reply.Outcome,
            Body = reply.Answer is null ? null : body,
        };
        var fact = new FactDraft(
            FactKind.AppleStatement, app.Id, now, null, SignatureState.Unchecked, configuration.Version, new ReadOnlySequence<byte>(statement.Write()));

        if (!journal.TryAppend(fact, out var appending)) return now + AfterTrouble;

        await appending.Commit;
        return null;
    }
}
