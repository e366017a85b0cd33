using Waymark.Facts;
using Waymark.Storage;

namespace Waymark.Server.Processing.Reading;

/// <summary>Reads the journal a batch at a time; in a backlog the next one while those before are understood.</summary>
/// <param name="journal">The facts.</param>
/// <param name="most">About how many make a batch.</param>
/// <param name="elsewhere">Does the reading ahead, on another thread.</param>
sealed class NextFacts(IJournal journal, int most, Func<Action, Task> elsewhere) : IDisposable
{
    IReadOnlyList<Fact> _ahead = [];
    Task _reading = Task.CompletedTask;
    long _after = -1;

    /// <returns>What comes after a position; empty when there is nothing yet.</returns>
    /// <param name="after">Usually the position of the last fact that was read before.</param>
    /// <param name="isInBacklog">What comes after these will be asked for soon.</param>
    public IReadOnlyList<Fact> Read(long after, bool isInBacklog)
    {
        var facts = Ahead(after) ?? journal.Read(after, most);
        if (isInBacklog && facts is [.., var last] && journal.LastPosition > last.Position) ReadAhead(last.Position);
        return facts;
    }

    /// <summary>Waits for what is being read.</summary>
    public void Dispose()
    {
        try
        {
            Ahead(-1);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nobody asks for it any more.
        }
    }

    IReadOnlyList<Fact>? Ahead(long after)
    {
        var (reading, isWhatWasAsked) = (_reading, _after == after);
        (_reading, _after) = (Task.CompletedTask, -1);

        reading.GetAwaiter().GetResult();
        return isWhatWasAsked ? _ahead : null;
    }

    void ReadAhead(long after)
    {
        _after = after;
        _reading = elsewhere(() => _ahead = journal.Read(after, most));
    }
}
