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

    /// <summary>Starts a batch, in the way that is tested.</summary>
    protected virtual IStateBatch BatchOf(IState state) => state.Begin();

    /// <summary>Processes one batch and commits it.</summary>
    protected void Process(IState state, Action<IStateBatch> process)
    {
        using var batch = BatchOf(state);
        process(batch);
        batch.Commit(state.Processed.Value + 1);
    }

    /// <summary>Asks in a batch of its own that leaves nothing.</summary>
    protected T Ask<T>(IState state, Func<IStateBatch, T> ask)
    {
        using var batch = BatchOf(state);
        return ask(batch);
    }

    /// <summary>Emits events named odd and even in turn, the last under a name of its own if it has one.</summary>
    protected void EmitMany(IState state, int count, string? last = null) => Process(state, batch =>
    {
        for (var i = 1; i <= count; i++)
            batch.Emit(Some.Event(i == count && last is not null ? last : i % 2 == 0 ? "even" : "odd"));
    });
}
