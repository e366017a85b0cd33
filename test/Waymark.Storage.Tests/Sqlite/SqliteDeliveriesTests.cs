using Waymark.Storage.Sqlite;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteDeliveriesTests : DeliveriesContract, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("waymark-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    protected override IDeliveries Open() => SqliteDeliveries.Open(Path.Combine(_directory, "delivery.db"));
}
