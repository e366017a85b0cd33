using Waymark.Attribution.Apple;
using Waymark.Storage;

namespace Waymark.Server.Apple;

/// <summary>One app's tokens that wait for their moment to be asked about: what has to wait does not keep a newer one from its turn.</summary>
sealed class AppleQueue(string app)
{
    // Of the tokens themselves only the hash is kept here; the rest of a flood waits in the state.
    const int MostWaiting = 50_000, MostAtATime = 1_000;

    readonly PriorityQueue<Waiting, DateTimeOffset> _waiting = new();
    AppleToken? _read;

    /// <summary>Takes up the tokens that have come since.</summary>
    public void Fill(IAppleTokens tokens)
    {
        if (_waiting.Count >= MostWaiting) return;

        foreach (var token in tokens.PendingAppleTokens(app, _read, MostAtATime))
        {
            _waiting.Enqueue(new Waiting(token.Hash, token.ReceivedAt), token.ReceivedAt);
            _read = token with { Token = "" };
        }
    }

    /// <returns>Those whose moment has come, the most overdue first; whoever takes them puts back what is not settled.</returns>
    public IReadOnlyList<Waiting> TakeDue(DateTimeOffset now, int most)
    {
        var due = new List<Waiting>();

        while (due.Count < most && _waiting.TryPeek(out var next, out var at) && at <= now)
        {
            _waiting.Dequeue();
            due.Add(next);
        }

        return due;
    }

    public void PutBack(Waiting waiting, DateTimeOffset until) => _waiting.Enqueue(waiting, until);
}

/// <summary>A token that is to be asked about.</summary>
/// <param name="Hash">Finds it in the state.</param>
/// <param name="ReceivedAt">When it came.</param>
readonly record struct Waiting(string Hash, DateTimeOffset ReceivedAt);
