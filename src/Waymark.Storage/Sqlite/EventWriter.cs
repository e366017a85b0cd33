using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Waymark.Events;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Adds events to the stream.</summary>
sealed class EventWriter(SqliteConnection writer) : IDisposable
{
    readonly Credits _credits = new(writer);

    readonly Statement _emit = new(
        writer,
        """
        insert into stream (key, lane, kind, name, at, fact, install, user, platform, credit, revenue, currency, attributes, version, revenue_usd, origin, received)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """);

    public void Emit(int app, StreamEvent e) =>
        _emit.Bind(1, StreamKey.Of(app, e.Position)).Bind(2, e.Lane).Bind(3, (long)e.Kind).Bind(4, e.Name)
            .Bind(5, e.At.ToUnixTimeMilliseconds()).Bind(6, e.Fact).Bind(7, e.InstallId).Bind(8, e.UserId).Bind(9, (long)e.Platform)
            .Bind(10, e.Credit is null ? null : _credits.NumberOf(app, e.Credit))
            .Bind(11, e.Revenue?.Amount.ToString(CultureInfo.InvariantCulture)).Bind(12, e.Revenue?.Currency)
            .Bind(13, e.Values.Span).Bind(14, e.Version).Bind(15, e.RevenueUsd?.ToString(CultureInfo.InvariantCulture))
            .Bind(16, e.Origin is null ? null : Encoding.UTF8.GetString(StoredJson.Write(e.Origin)))
            .Bind(17, e.ReceivedAt == e.At ? null : e.ReceivedAt.ToUnixTimeMilliseconds())
            .Run();

    /// <summary>Forgets what a batch that was rolled back may have left.</summary>
    public void Forget() => _credits.Forget();

    public void Dispose()
    {
        _credits.Dispose();
        _emit.Dispose();
    }
}
