using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Processing.Skan;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>One transaction of processing; disposed without a commit, nothing of it stays.</summary>
sealed class ProcessingBatch(IState state, ITouches touches, ProcessingFigures figures, IReadOnlyDictionary<int, Configuration> configurations)
    : IDisposable
{
    readonly IStateBatch _state = state.Begin();
    readonly Drops _drops = new();
    readonly Unconverted _unconverted = new();
    int _facts;

    public void Understand(Fact fact)
    {
        _facts++;

        if (fact.Kind == FactKind.ExchangeRates)
            RateImports.Apply(fact, _state, _drops);
        else if (ReceivedPostbacks.IsOne(fact))
            ReceivedPostbacks.Apply(fact, configurations[fact.ConfigurationVersion], _state, _drops);
        else if (configurations[fact.ConfigurationVersion].AppById.TryGetValue(fact.App, out var app))
            Understand(new Case(fact, app, _state, touches, _drops, _unconverted) { Aftermath = AfterwardsOf(app) });
        else
            _drops.Add("unknown_app");
    }

    static Aftermath? AfterwardsOf(App app) => app.Reactions.IsNothing && !app.Skan.GivesValues ? null : new Aftermath();

    // Flows and rewards last, so that they see all that the fact has changed.
    static void Understand(Case @case)
    {
        Meaning.Apply(@case);
        Consequences.Apply(@case);
    }

    public void LeaveOut(string reason)
    {
        _facts++;
        _drops.Add(reason);
    }

    public void Commit(long position)
    {
        // Touches first: found twice after a crash they change nothing, missing they would change a verdict.
        touches.Commit();
        _state.Commit(position);
        figures.Processed(_facts);
        _drops.TellTo(figures);
        _unconverted.TellTo(figures);
    }

    public void Dispose() => _state.Dispose();
}
