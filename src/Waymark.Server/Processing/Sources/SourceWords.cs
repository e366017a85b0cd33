using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Server.Processing.Sources;

/// <summary>What is said about sources: by the look at distributions, or by a person.</summary>
static class SourceWords
{
    public static void Apply(Case @case)
    {
        if (SourceWord.Read(@case.Fact.Body) is not { } word)
        {
            @case.Drop("no_word");
            return;
        }

        var note = new SourceNote(@case.Fact.Position, @case.At, word);

        if (word.Kind == SourceWordKind.Rejected)
        {
            @case.State.Sources.Save(@case.App.Id, LateFindings.Apply(@case, note));
            return;
        }

        // Said twice, when it was not sure that it had been heard: once is enough.
        if (Changes(@case, word)) @case.State.Sources.Save(@case.App.Id, note);
        else @case.Drop("repeat");
    }

    static bool Changes(Case @case, SourceWord word)
    {
        StandingFinding[] ofScope = [.. @case.State.Sources.Standing(@case.App.Id).Where(found => found.Scope == word.Scope)];

        return word.Kind switch
        {
            SourceWordKind.Found => Found(@case, word, ofScope.FirstOrDefault(found => found.Rule == word.Rule)),
            SourceWordKind.Over => ofScope.FirstOrDefault(found => found.Rule == word.Rule) is { Finding: not null } known && Over(@case, known),
            SourceWordKind.Blocked => Block(@case, word, ofScope.FirstOrDefault(found => found.Rule == (word.Rule ?? FraudRules.BlockedByHand))),
            SourceWordKind.Cleared => ofScope.Where(found => word.Rule is null || found.Rule == word.Rule).Aggregate(false, (changed, found) => Clear(@case, word, found) | changed),
            _ => throw new ArgumentOutOfRangeException(nameof(word)),
        };
    }

    static bool Found(Case @case, SourceWord word, StandingFinding? known)
    {
        if (known?.Finding == word.Finding) return false;

        @case.State.Sources.Save(@case.App.Id, (known ?? New(@case, word, word.Rule!)) with { Finding = word.Finding });
        return true;
    }

    static bool Over(Case @case, StandingFinding known)
    {
        // A person who blocked it did not say until when.
        if (known.Decision is { IsCleared: false }) @case.State.Sources.Save(@case.App.Id, known with { Finding = null });
        else @case.State.Sources.Remove(@case.App.Id, known.Scope, known.Rule);
        return true;
    }

    static bool Block(Case @case, SourceWord word, StandingFinding? known)
    {
        if (known?.Decision is { IsCleared: false }) return false;

        var found = known ?? New(@case, word, word.Rule ?? FraudRules.BlockedByHand);
        @case.State.Sources.Save(@case.App.Id, found with { Decision = Decision(@case, word, isCleared: false) });
        return true;
    }

    // What no rule says is gone with the person's own word; what one says stays, and does nothing until it is found anew.
    static bool Clear(Case @case, SourceWord word, StandingFinding known)
    {
        if (known.Finding is null) @case.State.Sources.Remove(@case.App.Id, known.Scope, known.Rule);
        else if (known.Decision is { IsCleared: true }) return false;
        else @case.State.Sources.Save(@case.App.Id, known with { Decision = Decision(@case, word, isCleared: true) });

        return true;
    }

    static StandingFinding New(Case @case, SourceWord word, string rule) =>
        new() { Scope = word.Scope, Rule = rule, Since = @case.At, Position = @case.Fact.Position };

    static SourceDecision Decision(Case @case, SourceWord word, bool isCleared) => new(isCleared, @case.At, @case.Fact.Position, word.By, word.Why);
}
