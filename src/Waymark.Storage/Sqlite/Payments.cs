using Microsoft.Data.Sqlite;
using Waymark.Revenue;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Payments, found by their id and by who paid, on one connection, to write or to read.</summary>
sealed class Payments(SqliteConnection connection) : IDisposable
{
    readonly Statement _byId = new(connection, "select body from payment indexed by payment_id where app = ?1 and id = ?2 order by position");
    readonly Statement _ofUser = new(connection, "select body from payment indexed by payment_user where app = ?1 and user = ?2 order by position");

    readonly Statement _save = new(
        connection,
        "insert into payment (app, position, id, user, body) values (?1, ?2, ?3, ?4, ?5) on conflict do update set body = excluded.body");

    public List<Payment> ById(int app, string id) => All(_byId.Bind(1, app).Bind(2, id));

    public List<Payment> OfUser(int app, string user) => All(_ofUser.Bind(1, app).Bind(2, user));

    public void Save(int app, Payment payment) =>
        _save.Bind(1, app).Bind(2, payment.Position).Bind(3, payment.Id).Bind(4, payment.UserId).Bind(5, StoredJson.Write(payment)).Run();

    public void Dispose()
    {
        _byId.Dispose();
        _ofUser.Dispose();
        _save.Dispose();
    }

    static List<Payment> All(Statement rows) => rows.All(row => StoredJson.Read<Payment>(row.Blob(0)));
}
