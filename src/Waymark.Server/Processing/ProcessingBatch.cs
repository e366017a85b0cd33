using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Processing.Reading;
using Waymark.Server.Processing.Skan;
using Waymark.Storage;

namespace Waymark.Server.Processing;

/// <summary>One transaction of processing, in a batch of the state; disposed without a commit, nothing of it stays.</summary>
sealed class ProcessingBatch(IStateBatch state, ITouches touches, ProcessingFigures figures, IReadOnlyDictionary<int, Configuration> configurations)
    : IDisposable
{
    readonly Drops _drops = new();
    readonly Unconverted _unconverted = new();
    int _facts;

    public void Understand(Said said)
    {
        using var read = said;
        var fact = said.Fact;
        _facts++;

        if (fact.Kind == FactKind.ExchangeRates)
            RateImports.Apply(fact, state, _drops);
        else if (ReceivedPostbacks.IsOne(fact))
            ReceivedPostbacks.Apply(fact, configurations[fact.ConfigurationVersion], state, _drops);
        else if (said.App is { } app)
            Understand(CaseOf(said, app));
        else
            _drops.Add("unknown_app");
    }

    Case CaseOf(Said said, App app)
    {
        state.Meet(app.Id);
        return new Case(said, app, state, touches, _drops, _unconverted) { Aftermath = AfterwardsOf(app) };
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
        state.Commit(position, Tell);
    }

    public void Dispose() => state.Dispose();

    void Tell()
    {
        figures.Processed(_facts);
        _drops.TellTo(figures);
        _unconverted.TellTo(figures);
    }
}
