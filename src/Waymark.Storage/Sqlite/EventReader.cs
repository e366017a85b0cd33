using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Revenue;
using Waymark.Storage.Formats;

namespace Waymark.Storage.Sqlite;

/// <summary>Reads the stream on one connection.</summary>
sealed class EventReader(SqliteConnection connection, string journalId) : IDisposable
{
    // How many rows one search looks at before it hands back what it has and where to go on.
    const int RowsPerSearch = 50_000;

    // Delivery and reports follow the stream's end, so a few thousand are enough.
    const int MostCredits = 10_000;

    const string Columns = "key, lane, kind, name, at, fact, install, user, platform, credit, revenue, currency, attributes, version, revenue_usd, origin, received";

    readonly Dictionary<(int App, long Number), Credit> _credits = [];

    readonly Dictionary<string, Origin> _origins = new(StringComparer.Ordinal);

    readonly Statement _events = new(connection, $"select {Columns} from stream where key > ?1 and key < ?2 order by key limit ?3");

    readonly Statement _backwards = new(connection, $"select {Columns} from stream where key > ?1 and key < ?2 order by key desc limit ?3");

    readonly Statement _conversions = new(
        connection,
        $"select {Columns} from stream where install = ?3 and kind < 10 and key > ?1 and key < ?2 order by key limit ?4");

    readonly Statement _credit = new(connection, "select body from credit where app = ?1 and number = ?2");

    public List<StreamEvent> Read(string appId, int app, long after, int most) =>
        Rows(app, after, most).All(row => Event(row, appId, app));

    /// <summary>Looks at a bounded stretch of rows, so that a filter that fits nothing does not read the whole stream at once.</summary>
    public (IReadOnlyList<StreamEvent> Events, long? Next) Search(string appId, int app, StreamFilter filter, long after, int most)
    {
        var events = new List<StreamEvent>();
        var wanted = new StreamMatch(filter);
        var looked = 0;
        var position = after;

        foreach (var row in (filter.NewestFirst ? Backwards(app, after, RowsPerSearch) : Rows(app, after, RowsPerSearch)).Rows())
        {
            if (events.Count == most) return (events, position);

            looked++;
            position = StreamKey.PositionOf(row.Long(0));
            if (wanted.Fits(row.Long(4), row.Blob(3), row.Blob(6), row.Blob(7), row.Blob(12))) events.Add(Event(row, appId, app));
        }

        return (events, looked == RowsPerSearch ? position : null);
    }

    public List<StreamEvent> Conversions(string appId, int app, string installId, int most) =>
        _conversions.Bind(1, StreamKey.Of(app, 0)).Bind(2, StreamKey.Of(app + 1, 0)).Bind(3, installId).Bind(4, most)
            .All(row => Event(row, appId, app));

    public void Dispose()
    {
        _events.Dispose();
        _backwards.Dispose();
        _conversions.Dispose();
        _credit.Dispose();
    }

    Statement Rows(int app, long after, int most) =>
        _events.Bind(1, StreamKey.Of(app, after)).Bind(2, StreamKey.Of(app + 1, 0)).Bind(3, most);

    Statement Backwards(int app, long before, int most) =>
        _backwards.Bind(1, StreamKey.Of(app, 0)).Bind(2, StreamKey.Of(app, Math.Min(before, StreamKey.LastPosition))).Bind(3, most);

    StreamEvent Event(Statement row, string appId, int app)
    {
        var position = StreamKey.PositionOf(row.Long(0));
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.Long(4));

        return new StreamEvent
        {
            Position = position,
            Id = EventId.Of(journalId, position),
            App = appId,
            Lane = (byte)row.Long(1),
            Kind = (EventKind)row.Long(2),
            Name = row.Text(3),
            At = at,
            ReceivedAt = row.IsNull(16) ? at : DateTimeOffset.FromUnixTimeMilliseconds(row.Long(16)),
            Fact = row.Long(5),
            InstallId = row.TextOrNull(6),
            UserId = row.TextOrNull(7),
            Platform = (Platform)row.Long(8),
            Credit = row.IsNull(9) ? null : CreditOf(app, row.Long(9)),
            Revenue = row.IsNull(10) ? null : new Money(decimal.Parse(row.Text(10), CultureInfo.InvariantCulture), row.Text(11)),
            RevenueUsd = row.IsNull(14) ? null : decimal.Parse(row.Text(14), CultureInfo.InvariantCulture),
            Version = (int)row.Long(13),
            Origin = row.TextOrNull(15) is { } origin ? OriginOf(origin) : null,
            Values = row.Blob(12).ToArray(),
        };
    }

    // A feed has a dozen of them.
    Origin OriginOf(string text)
    {
        if (_origins.TryGetValue(text, out var known)) return known;
        if (_origins.Count == MostCredits) _origins.Clear();

        return _origins[text] = StoredJson.Read<Origin>(Encoding.UTF8.GetBytes(text));
    }

    Credit CreditOf(int app, long number)
    {
        if (_credits.TryGetValue((app, number), out var known)) return known;
        if (_credits.Count == MostCredits) _credits.Clear();

        return _credits[(app, number)] = _credit.Bind(1, app).Bind(2, number).First(row => StoredJson.Read<Credit>(row.Blob(0)))!;
    }
}
