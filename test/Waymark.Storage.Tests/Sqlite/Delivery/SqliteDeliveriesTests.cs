using Microsoft.Data.Sqlite;
using Waymark.Integrations;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite.Delivery;

public sealed class SqliteDeliveriesTests : IDisposable
{
    static readonly DeliveryTarget Target = new("shop", "ct");

    readonly TemporaryFolder _folder = new();

    string File => _folder["delivery.db"];

    [Fact]
    public void A_file_of_the_first_shape_keeps_what_it_holds_and_knows_which_requests_it_cannot_tell_of()
    {
        WriteFirstShape();

        using var deliveries = SqliteDeliveries.Open(File);

        var run = deliveries.Runs(Target).ShouldHaveSingleItem();
        (run.Forgotten, run.PerSecond, run.OnlyMissed, run.IsOver).ShouldBe((9, null, false, false));
        deliveries.Batches(Target, 10).ShouldHaveSingleItem().Failure.ShouldBe("HTTP 503");
        deliveries.BatchesOver(Target, 1, 100).ShouldBeEmpty();
        deliveries.Condition(Target)!.Probe.ShouldBe("works");
        deliveries.LastFailure(Target)!.Status.ShouldBe(503);
    }

    public void Dispose() => _folder.Dispose();

    void WriteFirstShape()
    {
        using var script = new StreamReader(typeof(SqliteDeliveries).Assembly.GetManifestResourceStream("Migrations/Sqlite/delivery/0001.sql")!);
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        Execute(script.ReadToEnd());
        Execute("insert into runs values ('shop', 'ct', 0, 0, null, $cursors, 1)", new LaneCursors(9).ToBytes());
        Execute("insert into batches values ('shop', 'ct', 0, 1, 5, 9, 2, 2, 503, 1, 1, 'HTTP 503')");
        Execute("insert into conditions values ('shop', 'ct', 'ok', null, 1, null, 1, 'works')");
        Execute("pragma user_version = 1");

        void Execute(string sql, byte[]? cursors = null)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above.
            command.CommandText = sql;
#pragma warning restore CA2100
            if (cursors is not null) command.Parameters.AddWithValue("$cursors", cursors);
            command.ExecuteNonQuery();
        }
    }
}
