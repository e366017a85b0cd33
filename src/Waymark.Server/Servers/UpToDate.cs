using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary>Lets whoever asks see what was told before, as far as that takes no long wait.</summary>
sealed class UpToDate(IJournal journal, IState state, TimeProvider clock)
{
    public async ValueTask WaitAsync(CancellationToken stop)
    {
        var told = journal.LastPosition;
        if (state.Processed.Value >= told) return;

        try
        {
            await state.Processed.WaitBeyondAsync(told - 1, stop).WaitAsync(Patience.ForDecision, clock, stop);
        }
        catch (TimeoutException)
        {
            // What is known by now has to do.
        }
    }
}
