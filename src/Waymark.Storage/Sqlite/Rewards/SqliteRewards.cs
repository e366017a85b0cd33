using Waymark.Referrals;
using Waymark.Rewards;

namespace Waymark.Storage.Sqlite.Rewards;

/// <summary>Rewards for readers.</summary>
sealed class SqliteRewards(AppNumbers apps, StateReaders readers) : IRewards
{
    public Reward? Find(string app, string id) => Read(app, (tables, number) => tables.Rewards.Find(number, id), null);

    public IReadOnlyList<Reward> Page(string app, RewardFilter filter, (DateTimeOffset At, string Id)? before, int most) =>
        Read(app, (tables, number) => tables.Rewards.Page(number, filter, before, most), []);

    public IReadOnlyList<Reward> OfReferred(string app, Person referred, int most) => Read(app, (tables, number) => tables.Rewards.OfReferred(number, referred, most), []);

    public Reward? FindMilestone(string app, string rule, Person referrer, int milestone) =>
        Read(app, (tables, number) => tables.Rewards.Milestone(number, rule, referrer, milestone), null);

    public IReadOnlyList<Reward> OfReferral(string app, long referral, int most) => Read(app, (tables, number) => tables.Rewards.OfReferral(number, referral, most), []);

    public IReadOnlyList<Reward> Due(string app, DateTimeOffset at, int most) => Read(app, (tables, number) => tables.Rewards.Due(number, at, most), []);

    public RewardSpending Spent(string app, string rule, RewardScope scope) => Read(app, (tables, number) => tables.Spending.Spent(number, rule, scope), default);

    public IReadOnlyList<RewardTotal> Totals(string app) => Read(app, (tables, number) => tables.Spending.Totals(number), []);

    public IReadOnlyList<TopReferrer> Top(string app, DateTimeOffset from, DateTimeOffset to, int most) =>
        Read(app, (tables, number) => tables.Spending.Top(number, from, to, most), []);

    T Read<T>(string app, Func<RewardTables, int, T> read, T unknownApp) =>
        apps.Find(app) is { } number ? readers.Read(reader => read(reader.Rewards, number)) : unknownApp;
}
