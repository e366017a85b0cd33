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
    const int MostAtOnce = 8, MostPerRound = 200;

    readonly Dictionary<(string App, string Hash), DateTimeOffset> _askedAt = [];
    readonly HashSet<(string App, string Hash)> _settled = [];

    /// <summary>One look at every app's tokens.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        var configuration = current.Current;

        foreach (var app in configuration.AppById.Values.Where(app => app.Apple.AdServices))
        {
            var due = state.PendingAppleTokens(app.Id, MostPerRound).Where(token => IsDue(token, clock.GetUtcNow())).ToList();
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stop }, async (token, stopAsking) =>
                await AskAsync(configuration, app, token, stopAsking));
        }

        Forget();
    }

    bool IsDue(AppleToken token, DateTimeOffset now)
    {
        lock (_askedAt)
        {
            if (_settled.Contains((token.App, token.Hash))) return false;
            if (AppleSchedule.IsOver(token.ReceivedAt, now)) return true;

            DateTimeOffset? last = _askedAt.TryGetValue((token.App, token.Hash), out var at) ? at : null;
            return AppleSchedule.NextAt(token.ReceivedAt, last) <= now;
        }
    }

    async Task AskAsync(Configuration configuration, App app, AppleToken token, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (reply, body) = AppleSchedule.IsOver(token.ReceivedAt, now) ? (new AppleReply(AppleOutcome.Expired), "") : await line.AskAsync(app, token.Token, stop);
        figures.Count(reply.Outcome);

        lock (_askedAt)
            _askedAt[(token.App, token.Hash)] = now;

        if (reply.Outcome is AppleOutcome.NotYet or AppleOutcome.Later) return;

        var statement = new AppleStatement
        {
            InstallInstanceId = token.InstallId,
            TokenHash = token.Hash,
            Outcome = reply.Outcome,
            Body = reply.Answer is null ? null : body,
        };
        var fact = new FactDraft(
            FactKind.AppleStatement, app.Id, now, null, SignatureState.Unchecked, configuration.Version, new ReadOnlySequence<byte>(statement.Write()));

        // A full journal: the token stays pending and is asked about again.
        if (!journal.TryAppend(fact, out var appending)) return;

        await appending.Commit;

        lock (_askedAt)
            _settled.Add((token.App, token.Hash));
    }

    // What processing has understood is pending no longer.
    void Forget()
    {
        lock (_askedAt)
        {
            foreach (var (app, hash) in _settled.Where(key => state.FindAppleToken(key.App, key.Hash) is { Outcome: not null }).ToList())
            {
                _settled.Remove((app, hash));
                _askedAt.Remove((app, hash));
            }
        }
    }
}
