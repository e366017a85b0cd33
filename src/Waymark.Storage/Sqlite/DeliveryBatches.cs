using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite;

/// <summary>Writes and reads the records of calls.</summary>
static class DeliveryBatches
{
    public static void Insert(Statement statement, DeliveryTarget target, int run, DeliveryBatch batch) =>
        statement.For(target)
            .Bind(3, run)
            .Bind(4, batch.At.ToUnixTimeMilliseconds())
            .Bind(5, batch.First)
            .Bind(6, batch.Last)
            .Bind(7, batch.Events)
            .Bind(8, batch.Records)
            .Bind(9, batch.Status)
            .Bind(10, (long)batch.Took.TotalMilliseconds)
            .Bind(11, batch.ConfigurationVersion)
            .Bind(12, batch.Failure)
            .Run();

    /// <param name="statement">Ready to be stepped through.</param>
    public static List<DeliveryBatch> Read(Statement statement)
    {
        var batches = new List<DeliveryBatch>();

        while (statement.Step())
        {
            batches.Add(new DeliveryBatch(
                statement.Moment(0),
                statement.Long(1),
                statement.Long(2),
                (int)statement.Long(3),
                (int)statement.Long(4),
                (int)statement.Long(5),
                TimeSpan.FromMilliseconds(statement.Long(6)),
                (int)statement.Long(7),
                statement.TextOrNull(8)));
        }

        return batches;
    }
}
