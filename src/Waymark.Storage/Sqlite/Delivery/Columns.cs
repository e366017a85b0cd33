using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Sqlite.Delivery;

/// <summary>How times and the first two parameters of every statement lie in the delivery file.</summary>
static class Columns
{
    /// <summary>The first two parameters are always app and integration.</summary>
    public static Statement For(this Statement statement, DeliveryTarget target) =>
        statement.Bind(1, target.App).Bind(2, target.Integration);

    public static Statement Bind(this Statement statement, int parameter, DateTimeOffset moment) =>
        statement.Bind(parameter, moment.ToUnixTimeMilliseconds());

    public static Statement Bind(this Statement statement, int parameter, DateTimeOffset? moment) =>
        statement.Bind(parameter, moment?.ToUnixTimeMilliseconds());

    public static long? LongOrNull(this Statement statement, int column) => statement.IsNull(column) ? null : statement.Long(column);

    public static DateTimeOffset Moment(this Statement statement, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(statement.Long(column));

    public static DateTimeOffset? MomentOrNull(this Statement statement, int column) =>
        statement.IsNull(column) ? null : statement.Moment(column);
}
