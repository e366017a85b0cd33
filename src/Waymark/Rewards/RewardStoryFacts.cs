using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Rewards;

/// <summary>What the story about somebody's rewards is told from.</summary>
public sealed record RewardStoryFacts
{
    public required FlowPerson Person { get; init; }

    public required IReadOnlyList<RewardRule> Rules { get; init; }

    /// <summary>Who referred the person.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }

    /// <summary>What the person's own deeds earned, for both sides.</summary>
    public required IReadOnlyList<Reward> Earned { get; init; }

    /// <summary>How often the person has done what a rule's side is about.</summary>
    public required Func<string, RewardShare, long> DoneFor { get; init; }

    /// <summary>Whom the person referred, the latest first.</summary>
    public required IReadOnlyList<BroughtPerson> Brought { get; init; }
}

/// <summary>Somebody whom the person referred.</summary>
/// <param name="Relation">Since when.</param>
/// <param name="Earned">What their deeds earned.</param>
/// <param name="DoneFor">How often they have done what a rule pays the referrer for.</param>
public sealed record BroughtPerson(Relation Relation, IReadOnlyList<Reward> Earned, Func<string, long> DoneFor);
