using Waymark.Storage;

namespace Waymark.Server.Intake;

/// <summary>Hands facts to the journal and waits until they are durable.</summary>
sealed class JournalDesk(IJournal journal)
{
    public long LastPosition => journal.LastPosition;

    /// <returns>The fact's position, or why it was not stored.</returns>
    public async ValueTask<(long Position, Answer? Refusal)> StoreAsync(FactDraft draft)
    {
        if (!journal.TryAppend(in draft, out var appending)) return (0, Refusals.JournalFull);

        try
        {
            return (await appending.CommittedAsync(), null);
        }
        catch (JournalUnavailableException)
        {
            return (0, Refusals.JournalUnavailable);
        }
    }
}
