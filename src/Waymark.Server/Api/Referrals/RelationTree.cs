using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>Whom somebody referred, and whom these did: each person once, so that a ring ends.</summary>
/// <param name="Person">The root.</param>
/// <param name="Referrers">Who referred them, the latest first.</param>
/// <param name="Referred">Whom they referred, the latest first.</param>
/// <param name="People">How many are in the tree, the root left out.</param>
/// <param name="IsComplete">False when the tree was cut: too many people.</param>
public sealed record RelationTree(
    PersonView Person, IReadOnlyList<RelationView> Referrers, IReadOnlyList<RelationBranch> Referred, int People, bool IsComplete)
{
    public const int Deepest = 6;

    const int MostPeople = 1_000, MostReferrers = 100;

    internal static RelationTree Of(string app, IReferrals state, Person root, string? name, int depth)
    {
        var seen = new HashSet<Person> { root };
        var isComplete = true;
        var branches = Branches(root, depth);

        return new RelationTree(
            PersonView.Of(root), [.. state.ReferrersOf(app, root, name, 0, MostReferrers).Select(RelationView.Of)], branches, seen.Count - 1, isComplete);

        List<RelationBranch> Branches(Person person, int steps)
        {
            if (steps == 0) return [];

            var left = MostPeople - seen.Count + 1;
            var relations = state.ReferredBy(app, person, name, 0, left + 1);
            if (relations.Count > left) isComplete = false;

            return [.. relations.Take(left).Select(relation => new RelationBranch(
                RelationView.Of(relation), seen.Count <= MostPeople && seen.Add(relation.Referred) ? Branches(relation.Referred, steps - 1) : []))];
        }
    }
}

/// <summary>Somebody who was referred, with those they referred themselves.</summary>
public sealed record RelationBranch(RelationView Relation, IReadOnlyList<RelationBranch> Referred);
