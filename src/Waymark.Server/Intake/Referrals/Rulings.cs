using System.Buffers;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Makes a fact of what is asked, and waits a moment for what processing decides about it.</summary>
sealed class Rulings(IJournal journal, IState state, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public ValueTask<(Ruling? Ruling, Answer? Refusal)> AskAsync(PersonalCall call, FactKind kind, ReadOnlyMemory<byte> body, CancellationToken stop) =>
        AskAsync(new FactDraft(kind, call.App.Id, Now, call.Caller.Address, call.Signature, call.Version, new ReadOnlySequence<byte>(body), call.Caller.Note), stop);

    /// <returns>The ruling, or why there is none (yet).</returns>
    public async ValueTask<(Ruling? Ruling, Answer? Refusal)> AskAsync(FactDraft fact, CancellationToken stop)
    {
        if (!journal.TryAppend(fact, out var appending)) return (null, Refusals.JournalFull);

        var position = appending.PositionIn(await appending.Commit);

        try
        {
            await state.Processed.WaitBeyondAsync(position - 1, stop).WaitAsync(Patience.ForDecision, clock, stop);
        }
        catch (TimeoutException)
        {
            return (null, PersonalAnswers.StillDeciding);
        }

        return state.Community.FindRuling(fact.App, position) is { } ruling ? (ruling, null) : (null, PersonalAnswers.StillDeciding);
    }
}
