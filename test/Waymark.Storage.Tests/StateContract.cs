using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

/// <summary>What every part of the state's contract needs.</summary>
public abstract class StateContract
{
    protected const string App = Some.App;
    protected const string JournalId = "j0urnal1";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the same state each time within a test.</summary>
    protected abstract Task<IState> OpenAsync();

    /// <summary>Processes one batch and commits it.</summary>
    protected static void Process(IState state, Action<IStateBatch> process)
    {
        using var batch = state.Begin();
        process(batch);
        batch.Commit(state.Processed.Value + 1);
    }

    /// <summary>Asks in a batch of its own that leaves nothing.</summary>
    protected static T Ask<T>(IState state, Func<IStateBatch, T> ask)
    {
        using var batch = state.Begin();
        return ask(batch);
    }
}
