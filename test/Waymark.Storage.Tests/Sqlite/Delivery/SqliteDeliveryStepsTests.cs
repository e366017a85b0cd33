using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Deliveries;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite.Delivery;

public sealed class SqliteDeliveryStepsTests : DeliveryStepsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDeliveries Open() => SqliteDeliveries.Open(_folder["delivery.db"]);
}
