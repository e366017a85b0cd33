using Microsoft.Data.Sqlite;
using Waymark.Referrals;
using Waymark.Referrals.Reports;

namespace Waymark.Storage.Sqlite.Referrals;

/// <summary>Lists about people, read from indexes alone. Occasions and states by their stored numbers: 1 install, 2 reinstall, 3 open, 4 web sign-up, 5 web open, 6 click; rewards 4 refused, 5 cancelled.</summary>
sealed class ReferralLists(SqliteConnection connection) : IDisposable
{
    readonly Statement _installs = new(
        connection,
        """
        select referrer, at
        from referral indexed by referral_credited
        where app = ?1 and at >= ?2 and at < ?3 and referrer is not null and occasion = 1 and status <> 2 and test = 0
        order by at desc
        limit ?4
        """);

    // A relation has no occasion: 0 stands for the app's own events.
    readonly Statement _top = new(
        connection,
        """
        with deed as (
            select referrer, occasion, referred, status
            from referral indexed by referral_credited
            where app = ?1 and at >= ?2 and at < ?3 and referrer is not null and status <> 2 and test = 0
            union all
            select referrer, 0, null, 0
            from relation indexed by relation_at
            where app = ?1 and at >= ?2 and at < ?3 and event <> 'app_install'
        ),
        line as (
            select referrer,
                sum(occasion = 6) as clicks, sum(occasion = 1) as installs, sum(occasion = 2) as reinstalls, sum(occasion in (3, 5)) as opens,
                count(distinct case when occasion in (1, 2, 4) and referred like 'u:%' then referred end) as sign_ups,
                sum(occasion = 0) as events, sum(status = 1 and occasion <> 6) as suspicious, sum(occasion between 1 and 5) as arrivals
            from deed
            group by referrer
        ),
        page as (
            select *, case ?4 when 0 then installs when 1 then clicks when 2 then reinstalls when 3 then sign_ups else events end as rank
            from line
            order by rank desc, installs desc, clicks desc, referrer
            limit ?5 offset ?6
        )
        select referrer, clicks, installs, reinstalls, opens, sign_ups, events, suspicious, arrivals,
            (select count(*) from reward where app = ?1 and recipient = page.referrer and at >= ?2 and at < ?3 and state not in (4, 5))
        from page
        order by rank desc, installs desc, clicks desc, referrer
        """);

    readonly Statement _suspects = new(
        connection,
        """
        select referrer, count(*), sum(status = 1), sum(status = 2)
        from referral indexed by referral_credited
        where app = ?1 and at >= ?2 and at < ?3 and referrer is not null and occasion <> 6 and test = 0
        group by referrer
        having sum(status <> 0) > 0
        order by sum(status <> 0) desc, sum(status = 2) desc, referrer
        limit ?4 offset ?5
        """);

    readonly Statement _queue = new(
        connection, "select count(*) from referral indexed by referral_queue where app = ?1 and status = 1 and occasion between 1 and 5 and test = 0");

    readonly Statement _events = new(
        connection,
        """
        select event, count(*), count(distinct referrer)
        from relation indexed by relation_at
        where app = ?1 and at >= ?2 and at < ?3
        group by event
        order by count(*) desc, event
        limit ?4
        """);

    public List<InvitedInstall> Installs(int app, DateTimeOffset from, DateTimeOffset to, int most) => Between(_installs, app, from, to)
        .Bind(4, most).All(row => new InvitedInstall(new Person(row.Text(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(1))));

    public List<ReferrerLine> Top(int app, DateTimeOffset from, DateTimeOffset to, ReferrerOrder order, int skip, int most) => Between(_top, app, from, to)
        .Bind(4, (long)order).Bind(5, most).Bind(6, skip)
        .All(row => new ReferrerLine(
            new Person(row.Text(0)), row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7), row.Long(8), row.Long(9)));

    public List<SuspectLine> Suspects(int app, DateTimeOffset from, DateTimeOffset to, int skip, int most) => Between(_suspects, app, from, to)
        .Bind(4, most).Bind(5, skip).All(row => new SuspectLine(new Person(row.Text(0)), row.Long(1), row.Long(2), row.Long(3)));

    public long Queue(int app) => _queue.Bind(1, app).First(row => row.Long(0));

    public List<RelationCount> Events(int app, DateTimeOffset from, DateTimeOffset to, int most) => Between(_events, app, from, to)
        .Bind(4, most).All(row => new RelationCount(row.Text(0), row.Long(1), row.Long(2)));

    public void Dispose()
    {
        Statement[] all = [_installs, _top, _suspects, _queue, _events];

        foreach (var statement in all)
            statement.Dispose();
    }

    static Statement Between(Statement statement, int app, DateTimeOffset from, DateTimeOffset to) =>
        statement.Bind(1, app).Bind(2, from.ToUnixTimeMilliseconds()).Bind(3, to.ToUnixTimeMilliseconds());
}
