using Microsoft.Data.Sqlite;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Alarms, open and past. At most one of a kind is open for an integration.</summary>
sealed class Alarms(SqliteConnection connection) : IDisposable
{
    readonly Statement _list = new(connection, """
        select id, app, integration, kind, detail, since, until
        from alarms
        where (?1 is null or (app = ?1 and integration = ?2))
            and (?3 is null or (until is null) = ?3)
        order by since desc, id desc
        limit ?4
        """);

    readonly Statement _raise = new(connection, """
        insert into alarms (app, integration, kind, detail, since)
        values (?, ?, ?, ?, ?)
        on conflict do nothing
        """);

    readonly Statement _clear = new(connection, """
        update alarms
        set until = ?4
        where app = ?1 and integration = ?2 and kind = ?3 and until is null
        """);

    public List<Alarm> Read(DeliveryTarget? target, bool? isOpen, int most) =>
        _list.Bind(1, target?.App).Bind(2, target?.Integration).Bind(3, isOpen is { } wanted ? wanted ? 1 : 0 : (long?)null).Bind(4, most)
            .All(row => new Alarm(
                row.Long(0), new DeliveryTarget(row.Text(1), row.Text(2)), (AlarmKind)row.Long(3), row.Text(4), row.Moment(5), row.MomentOrNull(6)));

    public void Raise(DeliveryTarget target, AlarmKind kind, string detail, DateTimeOffset now) =>
        _raise.For(target).Bind(3, (long)kind).Bind(4, detail).Bind(5, now).Run();

    public void Clear(DeliveryTarget target, AlarmKind kind, DateTimeOffset now) => _clear.For(target).Bind(3, (long)kind).Bind(4, now).Run();

    public void Dispose()
    {
        _list.Dispose();
        _raise.Dispose();
        _clear.Dispose();
    }
}
