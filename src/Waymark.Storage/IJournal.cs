using Waymark.Facts;

namespace Waymark.Storage;

/// <summary>The durable, ordered record of facts. Many append at once; commits are shared.</summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Names this journal for ever: event ids carry it, so that two installations never share one.</summary>
    string Id { get; }

    /// <summary>Position of the last durable fact; 0 when there is none.</summary>
    long LastPosition { get; }

    /// <summary>Why the last commit failed, a sentence for an operator; null when it went well.</summary>
    string? Trouble { get; }

    /// <summary>Takes a fact for the next commit; its bytes are copied before this returns.</summary>
    /// <returns>False when the buffer is full: nothing was taken, answer 503.</returns>
    bool TryAppend(in FactDraft draft, out Appending appending);

    /// <summary>Takes facts that belong together: one commit stores all of them or none.</summary>
    /// <param name="drafts">At least one.</param>
    /// <param name="first">The first of them.</param>
    /// <returns>False when the buffer has no room for all: nothing was taken, answer 503.</returns>
    bool TryAppend(ReadOnlySpan<FactDraft> drafts, out Appending first);

    /// <summary>Takes a fact whose caller does not wait for the commit, which follows within some 20 ms, and in order: the end of the process does not lose it.</summary>
    /// <remarks>A commit that fails is tried again. Only what is not committed yet when the whole machine fails is lost.</remarks>
    /// <returns>False when too much is waiting: nothing was taken.</returns>
    /// <exception cref="JournalUnavailableException">It could not be kept: nothing was taken.</exception>
    bool TrySpool(in FactDraft draft);

    /// <summary>Reads durable facts in order: at least one when there is any.</summary>
    /// <param name="after">The position before the first fact wanted.</param>
    /// <param name="most">About how many; whole frames are read, so a few more may come, and fewer of very large ones.</param>
    /// <exception cref="InvalidDataException">What is stored there is damaged.</exception>
    IReadOnlyList<Fact> Read(long after, int most);

    /// <summary>Completes when facts after this position are durable, at once when they are.</summary>
    Task WaitAsync(long after, CancellationToken stop);

    /// <summary>Completes when a commit, of nothing if nothing is waiting, went well: what readiness is about, and how trouble ends without traffic.</summary>
    /// <exception cref="JournalUnavailableException">The commit failed.</exception>
    Task ProbeAsync(CancellationToken stop);
}
