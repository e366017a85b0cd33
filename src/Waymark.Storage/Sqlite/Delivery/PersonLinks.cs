using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>Which person each of a partner's devices was linked to; the first one stays.</summary>
sealed class PersonLinks(SqliteConnection connection) : IDisposable
{
    readonly Statement _find = new(connection, """
        select person
        from links
        where app = ? and integration = ? and device = ?
        """);

    readonly Statement _put = new(connection, """
        insert into links (app, integration, device, person)
        values (?, ?, ?, ?)
        on conflict do nothing
        """);

    public string? PersonOf(DeliveryTarget target, string device) => _find.For(target).Bind(3, device).First(row => row.Text(0));

    public void Put(DeliveryTarget target, string device, string person) => _put.For(target).Bind(3, device).Bind(4, person).Run();

    public void Dispose()
    {
        _find.Dispose();
        _put.Dispose();
    }
}
