using System.Buffers;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>What is said over the management API and is no configuration becomes a fact, as what devices say does: a replay comes to the same.</summary>
sealed class OwnersWord(IJournal journal, ICurrentConfiguration current, IState state, TimeProvider clock)
{
    public const string Busy = "The server cannot store anything at the moment; nothing was changed. Try again in a few seconds.";

    /// <summary>Stores the fact durably, then waits a moment for its meaning.</summary>
    /// <param name="kind">What sort of thing is said.</param>
    /// <param name="app">The app it is about; empty for all.</param>
    /// <param name="body">What is said.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<Outcome> TellAsync(FactKind kind, string app, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        var fact = new FactDraft(kind, app, clock.GetUtcNow(), null, SignatureState.Unchecked, current.Current.Version, new ReadOnlySequence<byte>(body));
        if (!journal.TryAppend(fact, out var appending)) return Outcome.NotStored;

        try
        {
            var position = appending.PositionIn(await appending.Commit);
            await state.Processed.WaitBeyondAsync(position - 1, stop).WaitAsync(Patience.ForDecision, clock, stop);
            return Outcome.Applied;
        }
        catch (JournalUnavailableException)
        {
            return Outcome.NotStored;
        }
        catch (TimeoutException)
        {
            return Outcome.Stored;
        }
    }

    public enum Outcome
    {
        /// <summary>Durable, and whoever asks now sees it.</summary>
        Applied,

        /// <summary>Durable; it waits for its turn behind other facts.</summary>
        Stored,

        NotStored,
    }
}
