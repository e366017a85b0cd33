using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>What is stored about the events of one stretch of the stream at one integration: rows, and requests that were taken.</summary>
sealed class Stretch
{
    readonly Dictionary<long, DeliveryRow> _rows;
    readonly HashSet<long> _taken;

    Stretch(Dictionary<long, DeliveryRow> rows, HashSet<long> taken)
    {
        _rows = rows;
        _taken = taken;
    }

    /// <param name="deliveries">Where it is stored.</param>
    /// <param name="run">Whose rows.</param>
    /// <param name="first">The first position.</param>
    /// <param name="last">The last position.</param>
    /// <param name="byAnyRun">Requests of every run count, not only of this one.</param>
    public static Stretch Read(IDeliveries deliveries, DeliveryRun run, long first, long last, bool byAnyRun)
    {
        var rows = deliveries.Rows(run.Target, new RowFilter { Run = run.Number, Last = last }, first - 1, int.MaxValue);
        var taken = deliveries.BatchesOver(run.Target, first, last)
            .Where(batch => batch.Failure is null && (byAnyRun || batch.Run == run.Number))
            .SelectMany(batch => batch.Positions.Between(first, last));

        return new(rows.ToDictionary(row => row.Position), [.. taken]);
    }

    public DeliveryRow? RowOf(long position) => _rows.GetValueOrDefault(position);

    public bool WasTaken(long position) => _taken.Contains(position);
}
