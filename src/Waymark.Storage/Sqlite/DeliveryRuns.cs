using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite;

/// <summary>Writes and reads runs.</summary>
static class DeliveryRuns
{
    public static void Insert(Statement statement, DeliveryRun run) =>
        statement.For(run.Target)
            .Bind(3, run.Number)
            .Bind(4, run.From)
            .BindOrNull(5, run.To)
            .Bind(6, run.Cursors.ToBytes())
            .Bind(7, run.StartedAt.ToUnixTimeMilliseconds())
            .Run();

    public static List<DeliveryRun> Read(Statement statement, DeliveryTarget target)
    {
        statement.For(target);
        var runs = new List<DeliveryRun>();

        while (statement.Step())
        {
            runs.Add(new DeliveryRun(
                target,
                (int)statement.Long(0),
                statement.Long(1),
                statement.LongOrNull(2),
                LaneCursors.FromBytes(statement.Blob(3)),
                statement.Moment(4)));
        }

        return runs;
    }
}
