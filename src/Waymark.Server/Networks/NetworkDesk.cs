using System.Buffers;
using System.Collections.Concurrent;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Facts;
using Waymark.Storage;

namespace Waymark.Server.Networks;

/// <summary>Asks networks about the installs that are due, and tells the journal what came of it.</summary>
sealed class NetworkDesk(ICurrentConfiguration current, IState state, IJournal journal, NetworkLine line, NetworkFigures figures, TimeProvider clock)
{
    // Of one app and network: a dead network must not pile up calls, and keeps nobody from the other ones.
    const int MostAtOnce = 32, MostWaiting = 1_000;

    readonly AskedQuestions _asked = new();
    readonly ConcurrentDictionary<QuestionKey, bool> _underWay = new();
    readonly ConcurrentDictionary<(string App, string Network), SemaphoreSlim> _lines = new();

    /// <summary>Begins what is due; no answer is waited for.</summary>
    public IReadOnlyList<Task> Look(CancellationToken stop)
    {
        var configuration = current.Current;

        Task[] begun =
        [
            .. configuration.AppById.Values.SelectMany(app => app.Networks
                .Where(network => network.IsAsked)
                .SelectMany(network => Begin(configuration, app, network, stop))),
        ];

        _asked.Forget(key => state.Networks.FindQuestion(key.App, key.Install, key.Network) is { Outcome: not null });
        return begun;
    }

    IEnumerable<Task> Begin(Configuration configuration, App app, AdNetwork network, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        // Those that wait for a free line are among them, and no more than so many can.
        foreach (var question in state.Networks.PendingQuestions(app.Id, network.Id, MostWaiting).Where(question => IsDue(question, now)))
        {
            if (_underWay.TryAdd(QuestionKey.Of(question), true))
                yield return AskAsync(configuration, app, network, question, stop);
        }
    }

    bool IsDue(NetworkQuestion question, DateTimeOffset now) =>
        !_asked.IsSettled(QuestionKey.Of(question))
        && (question.IsOver(now) || NetworkQuestion.Times.NextAt(question.At, _asked.LastAt(QuestionKey.Of(question))) <= now);

    async Task AskAsync(Configuration configuration, App app, AdNetwork network, NetworkQuestion question, CancellationToken stop)
    {
        try
        {
            var reply = await AskInTurnAsync(app, network, question, stop);
            figures.Count(app.Id, network.Id, reply.Outcome);
            _asked.Note(QuestionKey.Of(question), clock.GetUtcNow());

            if (reply.Outcome != NetworkOutcome.Later) await TellAsync(configuration, question, reply);
        }
        finally
        {
            _underWay.TryRemove(QuestionKey.Of(question), out _);
        }
    }

    // What is too late needs no call, nor to wait for one.
    async Task<NetworkReply> AskInTurnAsync(App app, AdNetwork network, NetworkQuestion question, CancellationToken stop)
    {
        if (question.IsOver(clock.GetUtcNow())) return NetworkReply.NoAnswer;

        var free = _lines.GetOrAdd((app.Id, network.Id), static _ => new SemaphoreSlim(MostAtOnce));
        await free.WaitAsync(stop);

        try
        {
            return question.IsOver(clock.GetUtcNow()) ? NetworkReply.NoAnswer : await line.AskAsync(app, network, question, stop);
        }
        finally
        {
            free.Release();
        }
    }

    async Task TellAsync(Configuration configuration, NetworkQuestion question, NetworkReply reply)
    {
        var statement = new NetworkStatement
        {
            Network = question.Network,
            InstallInstanceId = question.InstallId,
            Outcome = reply.Outcome,
            Claim = reply.Claim,
            Problem = reply.Problem,
        };
        var fact = new FactDraft(
            FactKind.NetworkClaim, question.App, clock.GetUtcNow(), null, SignatureState.Unchecked, configuration.Version, new ReadOnlySequence<byte>(statement.Write()));

        // A full journal: the question stays pending, and is asked again or comes to nothing.
        if (!journal.TryAppend(fact, out var appending)) return;

        await appending.Commit;
        _asked.Settle(QuestionKey.Of(question));
    }
}
