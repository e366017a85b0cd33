using Waymark.Referrals;
using Waymark.Rewards;

namespace Waymark.Storage;

/// <summary>What was earned, and how far it has got.</summary>
public interface IRewards
{
    Reward? Find(string app, string id);

    /// <returns>Rewards, the latest first, those before a place in that order.</returns>
    IReadOnlyList<Reward> Page(string app, RewardFilter filter, (DateTimeOffset At, string Id)? before, int most);

    /// <returns>What the deeds of an invited person earned, the latest first.</returns>
    IReadOnlyList<Reward> OfReferred(string app, Person referred, int most);

    /// <returns>What a rule gave a referrer for reaching a number of referrals, the latest; null when nothing yet.</returns>
    Reward? FindMilestone(string app, string rule, Person referrer, int milestone);

    /// <returns>What rests on a referral.</returns>
    IReadOnlyList<Reward> OfReferral(string app, long referral, int most);

    /// <returns>Held rewards whose time is over, the longest first.</returns>
    IReadOnlyList<Reward> Due(string app, DateTimeOffset at, int most);

    RewardSpending Spent(string app, string rule, RewardScope scope);

    /// <returns>How much there is of each rule, share, state and unit.</returns>
    IReadOnlyList<RewardTotal> Totals(string app);

    /// <returns>Who brought the most people in a span of time, without rejected referrals and test devices.</returns>
    IReadOnlyList<TopReferrer> Top(string app, DateTimeOffset from, DateTimeOffset to, int most);
}

/// <summary>Inside a batch of processing, which may change it.</summary>
public interface IRewardsBatch : IRewards
{
    void Save(Reward reward);

    /// <summary>Counts a reward in a scope, or with -1 takes it back.</summary>
    void Spend(string app, string rule, RewardScope scope, int count, decimal amount);
}

/// <summary>Which rewards are wanted.</summary>
/// <param name="State">Only in this state.</param>
/// <param name="Rule">Only of this rule.</param>
/// <param name="Recipient">Only for this person.</param>
public sealed record RewardFilter(RewardState? State = null, string? Rule = null, Person? Recipient = null);

/// <summary>How much there is of one rule, share, state and unit.</summary>
public sealed record RewardTotal(string Rule, RewardShare Share, RewardState State, string Unit, long Count, decimal Amount);

/// <summary>One line of the leaderboard.</summary>
/// <param name="Referrer">Who.</param>
/// <param name="Installs">First installs.</param>
/// <param name="SignUps">New accounts on the web.</param>
/// <param name="Suspicious">How many of them are suspicious.</param>
/// <param name="Rewards">Rewards that count, ever.</param>
public sealed record TopReferrer(Person Referrer, long Installs, long SignUps, long Suspicious, long Rewards);
