using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Storage.Writing;

namespace Waymark.Storage.Sqlite;

/// <summary>What is committed, for a batch that is decided while another is written: it does not wait for other readers.</summary>
sealed class SqliteCommitted(StateTables tables, StateReaders readers, string journalId) : SqliteReading(tables.Apps, readers), ICommitted, IDisposable
{
    readonly StateReaders _readers = readers;

    public string EventIdOf(long position) => EventId.Of(journalId, position);

    public string? InstallOfClick(string app, string clickId) =>
        Read(app, (reader, number) => reader.Claims.InstallOf(number, clickId), null);

    public IReadOnlyList<(string InstallId, DateTimeOffset At)> Linked(string app, long deviceKey, DateTimeOffset since) =>
        Read(app, (reader, number) => reader.DeviceLinks.Linked(number, deviceKey, since), []);

    public DateTimeOffset? Remembered(string app, Fingerprint fingerprint) =>
        Read(app, (reader, number) => tables.Seen.FindCommitted(number, fingerprint, reader.Seen, reader.SeenEarlier), null) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    public IReadOnlyList<(DateOnly Day, long Count)> TraitCounts(string app, string kind, string value, DateOnly from, DateOnly to) =>
        Read(app, (reader, number) => reader.Population.Days(number, kind, value, from, to), []);

    public long ClicksOfHour(string app, string source, long hour) =>
        Read(app, (reader, number) => reader.Sources.Hours.Find(number, hour, source), 0);

    public IReadOnlyList<StandingFinding> Standing(string app) =>
        Read(app, (reader, number) => reader.Sources.Standing.Read(number), []);

    public void Dispose() => _readers.Dispose();
}
