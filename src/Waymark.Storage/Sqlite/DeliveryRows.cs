using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite;

/// <summary>Rows of the delivery file as objects, and back.</summary>
static class DeliveryRows
{
    public static void Put(Statement statement, DeliveryRow row) =>
        statement.For(row.Target)
            .Bind(3, row.Run)
            .Bind(4, row.Position)
            .Bind(5, row.Lane)
            .Bind(6, (long)row.State)
            .Bind(7, row.Reason)
            .Bind(8, row.Detail)
            .Bind(9, row.EventId)
            .Bind(10, row.EventName)
            .Bind(11, row.EventAt.ToUnixTimeMilliseconds())
            .Bind(12, row.InstallId)
            .Bind(13, row.UserId)
            .Bind(14, row.Attempts)
            .BindOrNull(15, row.DueAt?.ToUnixTimeMilliseconds())
            .Bind(16, row.Records)
            .Bind(17, row.Refusal)
            .Bind(18, row.Since.ToUnixTimeMilliseconds())
            .Bind(19, row.Subject)
            .Run();

    public static IReadOnlyList<DeliveryRow> Read(Statement statement, DeliveryTarget target)
    {
        var rows = new List<DeliveryRow>();

        while (statement.Step())
        {
            rows.Add(new DeliveryRow
            {
                Target = target,
                Run = (int)statement.Long(0),
                Position = statement.Long(1),
                Lane = (byte)statement.Long(2),
                State = (RowState)statement.Long(3),
                Reason = statement.Text(4),
                Detail = statement.TextOrNull(5),
                EventId = statement.Text(6),
                EventName = statement.Text(7),
                EventAt = statement.Moment(8),
                InstallId = statement.TextOrNull(9),
                UserId = statement.TextOrNull(10),
                Attempts = (int)statement.Long(11),
                DueAt = statement.MomentOrNull(12),
                Records = (int)statement.Long(13),
                Refusal = statement.TextOrNull(14),
                Since = statement.Moment(15),
            });
        }

        return rows;
    }

    public static Statement For(this Statement statement, DeliveryTarget target) =>
        statement.Bind(1, target.App).Bind(2, target.Integration);

    public static Statement BindOrNull(this Statement statement, int parameter, long? value) =>
        value is { } number ? statement.Bind(parameter, number) : statement.Bind(parameter, (string?)null);

    public static long? LongOrNull(this Statement statement, int column) => statement.IsNull(column) ? null : statement.Long(column);

    public static string? TextOrNull(this Statement statement, int column) => statement.IsNull(column) ? null : statement.Text(column);

    public static DateTimeOffset Moment(this Statement statement, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(statement.Long(column));

    public static DateTimeOffset? MomentOrNull(this Statement statement, int column) =>
        statement.IsNull(column) ? null : statement.Moment(column);
}
