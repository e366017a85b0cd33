using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Revenue;
using Waymark.Rewards;

namespace Waymark.Storage.Sqlite.Rewards;

/// <summary>How much rules gave, on one connection: by scope for caps, by state for people.</summary>
sealed class SpendingTable(SqliteConnection connection) : IDisposable
{
    const decimal Micro = 1_000_000;

    readonly Statement _spent = new(connection, "select count, micros from reward_spending where app = ?1 and rule = ?2 and referrer = ?3 and period = ?4");

    readonly Statement _spend = new(
        connection,
        """
        insert into reward_spending (app, rule, referrer, period, count, micros) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict (app, rule, referrer, period) do update set count = count + excluded.count, micros = micros + excluded.micros
        """);

    readonly Statement _totals = new(
        connection, "select rule, share, state, unit, count, micros from reward_total where app = ?1 and count <> 0 order by rule, share, state, unit");

    readonly Statement _add = new(
        connection,
        """
        insert into reward_total (app, rule, share, state, unit, count, micros) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict (app, rule, share, state, unit) do update set count = count + excluded.count, micros = micros + excluded.micros
        """);

    // Installs and new accounts on the web; others are steps on the way.
    readonly Statement _top = new(
        connection,
        $"""
        select referrer, sum(occasion = {(int)Occasion.AppInstall}), sum(occasion = {(int)Occasion.WebSignUp}), sum(status = {(int)FraudStatus.Suspicious}),
            (select coalesce(sum(count), 0) from reward_spending where app = ?1 and reward_spending.referrer = referral.referrer and period = '')
        from referral indexed by referral_at
        where app = ?1 and at >= ?2 and at < ?3 and referrer is not null
            and occasion in ({(int)Occasion.AppInstall}, {(int)Occasion.WebSignUp}) and status <> {(int)FraudStatus.Rejected}
            and coalesce(json_extract(cast(body as text), '$.IsTest'), 0) = 0
        group by referrer
        order by count(*) desc, referrer
        limit ?4
        """);

    readonly Statement _move = new(
        connection,
        """
        insert into reward_spending (app, rule, referrer, period, count, micros)
        select app, rule, ?3, period, count, micros from reward_spending where app = ?1 and referrer = ?2
        on conflict (app, rule, referrer, period) do update set count = count + excluded.count, micros = micros + excluded.micros
        """);

    readonly Statement _remove = new(connection, "delete from reward_spending where app = ?1 and referrer = ?2");

    public RewardSpending Spent(int app, string rule, RewardScope scope) => _spent
        .Bind(1, app).Bind(2, rule).Bind(3, scope.Referrer).Bind(4, scope.Period).First(row => new RewardSpending(row.Long(0), row.Long(1) / Micro));

    public void Spend(int app, string rule, RewardScope scope, int count, decimal amount) => _spend
        .Bind(1, app).Bind(2, rule).Bind(3, scope.Referrer).Bind(4, scope.Period).Bind(5, count).Bind(6, count * Amounts.Micros(amount)).Run();

    public List<RewardTotal> Totals(int app) => _totals.Bind(1, app).All(row => new RewardTotal(
        row.Text(0), (RewardShare)row.Long(1), (RewardState)row.Long(2), row.Text(3), row.Long(4), row.Long(5) / Micro));

    public void Add(int app, Reward reward, int count) => _add
        .Bind(1, app).Bind(2, reward.Rule).Bind(3, (long)reward.Share).Bind(4, (long)reward.State).Bind(5, reward.Unit)
        .Bind(6, count).Bind(7, count * Amounts.Micros(reward.Amount)).Run();

    public List<TopReferrer> Top(int app, DateTimeOffset from, DateTimeOffset to, int most) => _top
        .Bind(1, app).Bind(2, from.ToUnixTimeMilliseconds()).Bind(3, to.ToUnixTimeMilliseconds()).Bind(4, most)
        .All(row => new TopReferrer(new Person(row.Text(0)), row.Long(1), row.Long(2), row.Long(3), row.Long(4)));

    public void Move(int app, Person from, Person to)
    {
        _move.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
        _remove.Bind(1, app).Bind(2, from.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all = [_spent, _spend, _totals, _add, _top, _move, _remove];

        foreach (var statement in all)
            statement.Dispose();
    }
}
