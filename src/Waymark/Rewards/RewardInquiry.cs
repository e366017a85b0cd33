using Waymark.Apps;
using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Rewards;

/// <summary>What the decision asks for when an invited person has done what a rule is about.</summary>
public sealed record RewardInquiry
{
    public required App App { get; init; }

    public required RewardRule Rule { get; init; }

    public required RewardSide Side { get; init; }

    public required RewardShare Share { get; init; }

    public required FlowMoment Moment { get; init; }

    /// <summary>The relation that makes somebody the referrer.</summary>
    public required Relation Relation { get; init; }

    /// <summary>The referral that it rests on; null when it came about otherwise.</summary>
    public Referral? Referral { get; init; }

    public bool IsRecipientBanned { get; init; }

    /// <summary>Rewards of the referrer's share that count, of this rule and referrer, before this one.</summary>
    public required Func<RewardScope, RewardSpending> SpentIn { get; init; }

    /// <summary>Referrals of this rule and referrer that were rewarded before.</summary>
    public long ReferralsBefore { get; init; }
}
