using System.Buffers;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Storage;

namespace Waymark.Server.Intake.Feeds;

/// <summary>Takes some lines of an export: one fact for each that is good, all durable before this ends. Each line is judged alone.</summary>
sealed class ExportIntake(ICurrentConfiguration current, RefusedInput refused, IJournal journal, IState state, TimeProvider clock)
{
    /// <summary>Facts that may wait for their meaning while an import goes on: whatever devices say waits behind them.</summary>
    public const int MostBehind = 20_000;

    /// <returns>False when too much is waiting still.</returns>
    public async Task<bool> HasRoomAsync(CancellationToken stop)
    {
        try
        {
            await state.Processed.WaitBeyondAsync(journal.LastPosition - MostBehind, stop).WaitAsync(Patience.ForDecision, clock, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <returns>What came of each line; null when the journal takes no more. What was stored already is recognised when it comes again.</returns>
    /// <exception cref="JournalUnavailableException">Nothing can be stored at the moment.</exception>
    public async Task<ExportTally?> TakeAsync(FeedCaller caller, ExportSlice slice)
    {
        var (now, version) = (clock.GetUtcNow(), current.Current.Version);
        var (tally, fact, commits) = (new ExportTally(), new ArrayBufferWriter<byte>(1024), new List<Task<long>>());

        foreach (var (number, line) in slice.Lines())
        {
            if (line.IsEmpty)
            {
                tally.NoteEmpty();
                continue;
            }

            if (ExportLine.Read(line, slice.Event, slice.TimeZone, now, out var good) is { } problem)
            {
                refused.Note(caller, problem.Reason, line.Span, now);
                tally.NoteRefused(number, problem, MaskedInput.Of(line.Span));
                continue;
            }

            fact.Clear();
            FeedFact.WriteExportLine(fact, caller.Feed.Id, good!, line.Span);

            if (!await AppendAsync(new FactDraft(
                FactKind.Feed, caller.App.Id, now, null, SignatureState.Unchecked, version, new ReadOnlySequence<byte>(fact.WrittenMemory)), commits))
            {
                return null;
            }

            tally.NoteTaken();
        }

        await Task.WhenAll(commits);
        return tally;
    }

    async ValueTask<bool> AppendAsync(FactDraft draft, List<Task<long>> commits)
    {
        if (!journal.TryAppend(draft, out var appending))
        {
            // Others fill the buffer, too; what this import has put there makes room by becoming durable.
            await Task.WhenAll(commits);
            commits.Clear();
            if (!journal.TryAppend(draft, out appending)) return false;
        }

        if (commits.Count == 0 || commits[^1] != appending.Commit) commits.Add(appending.Commit);
        return true;
    }
}
