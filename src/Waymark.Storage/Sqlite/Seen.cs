using Microsoft.Data.Sqlite;
using Waymark.Facts;

namespace Waymark.Storage.Sqlite;

/// <summary>What was noted once and must not be counted again.</summary>
sealed class Seen(SqliteConnection writer) : IDisposable
{
    readonly Statement _once = new(
        writer,
        "insert into seen (app, high, low, at) values (?1, ?2, ?3, ?4) on conflict do nothing");

    readonly Statement _onceWithin = new(
        writer,
        """
        insert into seen (app, high, low, at) values (?1, ?2, ?3, ?4)
        on conflict do update set at = excluded.at where excluded.at - at > ?5
        """);

    readonly Statement _at = new(writer, "select at from seen where app = ?1 and high = ?2 and low = ?3");

    public DateTimeOffset? At(int app, Fingerprint fingerprint) =>
        _at.Bind(1, app).Bind(2, (long)fingerprint.High).Bind(3, (long)fingerprint.Low)
            .First<DateTimeOffset?>(row => DateTimeOffset.FromUnixTimeMilliseconds(row.Long(0)));

    /// <returns>True when it is new, or was noted longer ago than the span.</returns>
    public bool Remember(int app, Fingerprint fingerprint, DateTimeOffset at, TimeSpan? within)
    {
        var note = within is null ? _once : _onceWithin.Bind(5, (long)within.Value.TotalMilliseconds);

        return note.Bind(1, app).Bind(2, (long)fingerprint.High).Bind(3, (long)fingerprint.Low).Bind(4, at.ToUnixTimeMilliseconds())
            .Changes();
    }

    public void Dispose()
    {
        _once.Dispose();
        _onceWithin.Dispose();
        _at.Dispose();
    }
}
