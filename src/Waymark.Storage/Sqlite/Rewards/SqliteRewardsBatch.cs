using Waymark.Referrals;
using Waymark.Rewards;

namespace Waymark.Storage.Sqlite.Rewards;

/// <summary>Rewards inside a batch of processing.</summary>
sealed class SqliteRewardsBatch(RewardTables tables, AppNumbers apps) : IRewardsBatch
{
    public Reward? Find(string app, string id) => tables.Rewards.Find(apps.FindOrAdd(app), id);

    public IReadOnlyList<Reward> Page(string app, RewardFilter filter, (DateTimeOffset At, string Id)? before, int most) =>
        tables.Rewards.Page(apps.FindOrAdd(app), filter, before, most);

    public IReadOnlyList<Reward> OfReferred(string app, Person referred, int most) => tables.Rewards.OfReferred(apps.FindOrAdd(app), referred, most);

    public Reward? FindMilestone(string app, string rule, Person referrer, int milestone) =>
        tables.Rewards.Milestone(apps.FindOrAdd(app), rule, referrer, milestone);

    public IReadOnlyList<Reward> OfReferral(string app, long referral, int most) => tables.Rewards.OfReferral(apps.FindOrAdd(app), referral, most);

    public IReadOnlyList<Reward> Due(string app, DateTimeOffset at, int most) => tables.Rewards.Due(apps.FindOrAdd(app), at, most);

    public RewardSpending Spent(string app, string rule, RewardScope scope) => tables.Spending.Spent(apps.FindOrAdd(app), rule, scope);

    public IReadOnlyList<RewardTotal> Totals(string app) => tables.Spending.Totals(apps.FindOrAdd(app));

    public IReadOnlyList<TopReferrer> Top(string app, DateTimeOffset from, DateTimeOffset to, int most) => tables.Spending.Top(apps.FindOrAdd(app), from, to, most);

    public void Save(Reward reward) => tables.Save(apps.FindOrAdd(reward.App), reward);

    public void Spend(string app, string rule, RewardScope scope, int count, decimal amount) => tables.Spending.Spend(apps.FindOrAdd(app), rule, scope, count, amount);
}
