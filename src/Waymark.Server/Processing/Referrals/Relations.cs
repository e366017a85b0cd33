using Waymark.Events;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Who referred whom, set and removed: whoever does it, it is written down and told.</summary>
static class Relations
{
    public const string SetName = "referrer_set", RemovedName = "referrer_removed";

    public static void Apply(Case @case)
    {
        if (Told.Read<RelationsTold>(@case.Fact.Body) is not { Relations.Count: > 0 } told)
        {
            @case.Drop("no_relation");
            return;
        }

        var outcome = "";
        var part = 0;

        foreach (var relation in told.Relations)
        {
            outcome = Apply(@case, told, relation, part++);
            if (outcome is not ("set" or "removed")) @case.Drop(outcome);
        }

        @case.Rule(outcome);
    }

    /// <summary>The same referred, referrer and event again replaces date and data.</summary>
    /// <param name="case">The fact that makes it so.</param>
    /// <param name="relation">What holds from now on.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">In their words.</param>
    /// <param name="part">Tells the relations of one fact apart.</param>
    public static void Set(Case @case, Relation relation, string? by, string? why = null, int part = 0)
    {
        @case.State.Save(relation);
        Note(@case, AuditKind.RelationSet, relation, by, why, part);

        // What another product recorded is history: receivers would take it for news.
        if (relation.Source != RelationSource.Import) Tell(@case, SetName, relation);
    }

    /// <returns>False when there was none.</returns>
    public static bool Remove(Case @case, Relation relation, string? by, string? why = null, int part = 0)
    {
        if (!@case.State.Remove(relation.App, relation.Referred, relation.Event, relation.Referrer)) return false;

        Note(@case, AuditKind.RelationRemoved, relation, by, why, part);
        Tell(@case, RemovedName, relation);
        return true;
    }

    static string Apply(Case @case, RelationsTold told, RelationTold one, int part)
    {
        if (PersonFinding.Find(@case, one.Referred) is not { } referred) return "unknown_referred";
        if (PersonFinding.Find(@case, one.Referrer) is not { } referrer) return "unknown_referrer";
        if (referred == referrer) return "own_referrer";

        var relation = new Relation
        {
            App = @case.App.Id,
            Referred = referred,
            Referrer = referrer,
            Event = one.Event,
            At = one.At ?? @case.At,
            Data = one.Data,
            Source = told.Source,
        };

        if (told.Removes) return Remove(@case, relation, told.By, told.Why, part) ? "removed" : "unknown_relation";

        Set(@case, relation, told.By, told.Why, part);
        if (one.Friends) @case.State.Community.Befriend(@case.App.Id, referred, referrer, @case.At);
        return "set";
    }

    static void Note(Case @case, AuditKind kind, Relation relation, string? by, string? why, int part) => @case.State.Community.Add(new AuditEntry
    {
        App = relation.App,
        Fact = @case.Fact.Position,
        Part = part,
        At = @case.At,
        Kind = kind,
        Person = relation.Referred,
        Other = relation.Referrer,
        What = relation.Event,
        By = by,
        Why = why,
    });

    static void Tell(Case @case, string name, Relation relation)
    {
        var install = relation.Referred.InstallId is { } id ? @case.State.FindInstall(@case.App.Id, id) : null;

        @case.Emit(EventKind.Relation, new Happening
        {
            Name = name,
            Install = Presence.InstallOf(@case, install, relation.Referred.UserId),
            UserId = relation.Referred.UserId,
            Values = RelationText.Write(relation),
        });
    }
}
