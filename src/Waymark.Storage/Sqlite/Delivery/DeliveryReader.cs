using Microsoft.Data.Sqlite;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>What people look up, on a connection of its own: a long search does not make delivery wait.</summary>
sealed class DeliveryReader(SqliteConnection connection) : IDisposable
{
    readonly BatchSearch _batches = new(connection);
    readonly Lock _turn = new();

    public List<DeliveryRow> Rows(DeliveryTarget target, RowFilter filter, long after, int most)
    {
        lock (_turn)
            return RowSearch.Find(connection, target, filter, after, most);
    }

    public T Batches<T>(Func<BatchSearch, T> read)
    {
        lock (_turn)
            return read(_batches);
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _batches.Dispose();
            connection.Dispose();
        }
    }
}
