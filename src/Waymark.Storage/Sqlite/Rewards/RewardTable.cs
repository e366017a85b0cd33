using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite.Rewards;

/// <summary>Rewards on one connection, to write or to read.</summary>
sealed class RewardTable(SqliteConnection connection) : IDisposable
{
    const string Columns = "body, recipient, referred, referrer";

    readonly Statement _byId = new(connection, $"select {Columns} from reward where app = ?1 and id = ?2");

    readonly Statement _page = Paged(connection, "reward_at", "true");
    readonly Statement _ofState = Paged(connection, "reward_state", "state = ?6");
    readonly Statement _ofRecipient = Paged(connection, "reward_recipient", "recipient = ?7 and (?6 is null or state = ?6)");

    readonly Statement _ofReferred = new(
        connection, $"select {Columns} from reward indexed by reward_referred where app = ?1 and referred = ?2 order by at desc, id desc limit ?3");

    readonly Statement _milestone = new(
        connection,
        $"""
        select {Columns} from reward indexed by reward_recipient
        where app = ?1 and recipient = ?2 and rule = ?3 and milestone = ?4
        order by at desc, id desc
        limit 1
        """);

    readonly Statement _ofReferral = new(connection, $"select {Columns} from reward where app = ?1 and referral = ?2 order by at, id limit ?3");
    readonly Statement _due = new(connection, $"select {Columns} from reward where app = ?1 and held_until <= ?2 order by held_until, id limit ?3");

    readonly Statement _save = new(
        connection,
        """
        insert into reward (app, id, rule, milestone, recipient, referred, referrer, referral, state, at, held_until, body)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        on conflict (app, id) do update set state = excluded.state, held_until = excluded.held_until, body = excluded.body
        """);

    readonly Statement _moveRecipient = new(connection, "update reward set recipient = ?3 where app = ?1 and recipient = ?2");
    readonly Statement _moveReferred = new(connection, "update reward set referred = ?3 where app = ?1 and referred = ?2");
    readonly Statement _moveReferrer = new(connection, "update reward set referrer = ?3 where app = ?1 and referrer = ?2");

    public Reward? Find(int app, string id) => _byId.Bind(1, app).Bind(2, id).First(Read);

    public List<Reward> Page(int app, RewardFilter filter, (DateTimeOffset At, string Id)? before, int most)
    {
        var page = filter.Recipient is not null ? _ofRecipient : filter.State is not null ? _ofState : _page;
        page.Bind(1, app).Bind(2, before?.At.ToUnixTimeMilliseconds() ?? long.MaxValue).Bind(3, before?.Id ?? "").Bind(4, most).Bind(5, filter.Rule);
        if (page != _page) page.Bind(6, (long?)filter.State);
        if (page == _ofRecipient) page.Bind(7, filter.Recipient!.Value.Key);
        return page.All(Read);
    }

    public List<Reward> OfReferred(int app, Person referred, int most) => _ofReferred.Bind(1, app).Bind(2, referred.Key).Bind(3, most).All(Read);

    public Reward? Milestone(int app, string rule, Person referrer, int milestone) =>
        _milestone.Bind(1, app).Bind(2, referrer.Key).Bind(3, rule).Bind(4, milestone).First(Read);

    public List<Reward> OfReferral(int app, long referral, int most) => _ofReferral.Bind(1, app).Bind(2, referral).Bind(3, most).All(Read);

    public List<Reward> Due(int app, DateTimeOffset at, int most) => _due.Bind(1, app).Bind(2, at.ToUnixTimeMilliseconds()).Bind(3, most).All(Read);

    public void Save(int app, Reward reward) => _save
        .Bind(1, app).Bind(2, reward.Id).Bind(3, reward.Rule).Bind(4, (long?)reward.Milestone)
        .Bind(5, reward.Recipient.Key).Bind(6, reward.Referred.Key).Bind(7, reward.Referrer.Key)
        .Bind(8, reward.Referral).Bind(9, (long)reward.State).Bind(10, reward.EarnedAt.ToUnixTimeMilliseconds())
        // What waits for a review does not become due by itself.
        .Bind(11, reward is { State: RewardState.Held, Reason: RewardReasons.Hold } ? reward.HeldUntil?.ToUnixTimeMilliseconds() : null)
        .Bind(12, StoredJson.Write(reward with { Recipient = default, Referred = default, Referrer = default })).Run();

    public void Move(int app, Person from, Person to)
    {
        foreach (var move in (Statement[])[_moveRecipient, _moveReferred, _moveReferrer])
            move.Bind(1, app).Bind(2, from.Key).Bind(3, to.Key).Run();
    }

    public void Dispose()
    {
        IDisposable[] all =
            [_byId, _page, _ofState, _ofRecipient, _ofReferred, _milestone, _ofReferral, _due, _save, _moveRecipient, _moveReferred, _moveReferrer];

        foreach (var statement in all)
            statement.Dispose();
    }

    static Statement Paged(SqliteConnection connection, string index, string which) => new(
        connection,
        $"""
        select {Columns} from reward indexed by {index}
        where app = ?1 and (at, id) < (?2, ?3) and (?5 is null or rule = ?5) and {which}
        order by at desc, id desc
        limit ?4
        """);

    static Reward Read(Statement row) => StoredJson.Read<Reward>(row.Blob(0)) with
    {
        Recipient = new Person(row.Text(1)),
        Referred = new Person(row.Text(2)),
        Referrer = new Person(row.Text(3)),
    };
}
