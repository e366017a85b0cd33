using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Revenue;

namespace Waymark.Storage.Sqlite;

/// <summary>Reads the stream on one connection.</summary>
sealed class StreamReaderStatements(SqliteConnection connection, string journalId, int rowsPerSearch) : IDisposable
{
    const string Columns = "key, lane, kind, name, at, fact, install, user, platform, credit, revenue, currency, attributes";

    readonly Dictionary<(int App, long Number), Credit> _credits = [];

    readonly Statement _read = new(
        connection,
        $"select {Columns} from stream where key > ?1 and key < ?2 order by key limit ?3");

    readonly Statement _search = new(
        connection,
        $"""
        select {Columns}
        from (select * from stream where key > ?1 and key < ?2 order by key limit ?3)
        where (?4 is null or name = ?4)
          and (?5 is null or instr(install, ?5) > 0 or instr(user, ?5) > 0 or instr(cast(attributes as text), ?5) > 0)
          and (?6 is null or install = ?6)
        order by key
        limit ?7
        """);

    readonly Statement _windowEnd = new(
        connection,
        "select max(key), count(*) from (select key from stream where key > ?1 and key < ?2 order by key limit ?3)");

    readonly Statement _conversions = new(
        connection,
        $"select {Columns} from stream where install = ?6 and kind < 10 and key > ?1 and key < ?2 order by key limit ?7");

    readonly Statement _credit = new(connection, "select body from credit where app = ?1 and number = ?2");

    public List<StreamEvent> Read(string appId, int app, long after, int most)
    {
        _read.Bind(1, StreamKey.Of(app, after)).Bind(2, StreamKey.Of(app + 1, 0)).Bind(3, most);
        return Events(_read, appId, app);
    }

    /// <summary>An install's conversions by their index; everything else by looking at a bounded stretch of rows.</summary>
    public (IReadOnlyList<StreamEvent>, long?) Search(string appId, int app, StreamFilter filter, long after, int most)
    {
        var (from, to) = (StreamKey.Of(app, after), StreamKey.Of(app + 1, 0));
        _search.Bind(1, from).Bind(2, to).Bind(3, rowsPerSearch)
            .Bind(4, filter.Name).Bind(5, filter.Contains).Bind(6, filter.InstallId).Bind(7, most);
        var events = Events(_search, appId, app);

        if (events.Count == most) return (events, events[^1].Position);

        _windowEnd.Bind(1, from).Bind(2, to).Bind(3, rowsPerSearch);
        _windowEnd.Step();
        long? next = _windowEnd.Long(1) == rowsPerSearch ? StreamKey.PositionOf(_windowEnd.Long(0)) : null;
        _windowEnd.Reset();
        return (events, next);
    }

    public List<StreamEvent> Conversions(string appId, int app, string installId, int most)
    {
        _conversions.Bind(1, StreamKey.Of(app, 0)).Bind(2, StreamKey.Of(app + 1, 0)).Bind(6, installId).Bind(7, most);
        return Events(_conversions, appId, app);
    }

    public void Dispose()
    {
        _read.Dispose();
        _search.Dispose();
        _windowEnd.Dispose();
        _conversions.Dispose();
        _credit.Dispose();
    }

    List<StreamEvent> Events(Statement rows, string appId, int app)
    {
        var events = new List<StreamEvent>();

        while (rows.Step())
        {
            var position = StreamKey.PositionOf(rows.Long(0));
            events.Add(new StreamEvent
            {
                Position = position,
                Id = EventId.Of(journalId, position),
                App = appId,
                Lane = (byte)rows.Long(1),
                Kind = (EventKind)rows.Long(2),
                Name = rows.Text(3),
                At = DateTimeOffset.FromUnixTimeMilliseconds(rows.Long(4)),
                Fact = rows.Long(5),
                InstallId = rows.IsNull(6) ? null : rows.Text(6),
                UserId = rows.IsNull(7) ? null : rows.Text(7),
                Platform = (Platform)rows.Long(8),
                Credit = rows.IsNull(9) ? null : CreditOf(app, rows.Long(9)),
                Revenue = rows.IsNull(10) ? null : new Money(decimal.Parse(rows.Text(10), CultureInfo.InvariantCulture), rows.Text(11)),
                Values = rows.Blob(12).ToArray(),
            });
        }

        return events;
    }

    Credit CreditOf(int app, long number)
    {
        if (_credits.TryGetValue((app, number), out var known)) return known;

        // Delivery and reports follow the stream's end, so a few thousand are enough.
        if (_credits.Count > 10_000) _credits.Clear();

        _credit.Bind(1, app).Bind(2, number);
        _credit.Step();
        var credit = JsonSerializer.Deserialize(_credit.Blob(0), StoredJson.Default.Credit)!;
        _credit.Reset();
        return _credits[(app, number)] = credit;
    }
}
