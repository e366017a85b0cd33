using Microsoft.Data.Sqlite;
using Waymark.Facts;

namespace Waymark.Storage.Sqlite.Repeats;

/// <summary>What an earlier release noted, in a tree that nothing is added to any more.</summary>
sealed class SeenEarlier(SqliteConnection writer) : IDisposable
{
    readonly Statement _at = new(writer, "select at from seen where app = ?1 and high = ?2 and low = ?3");

    /// <returns>Null when there is nothing in it, which is so for every installation that began later.</returns>
    public static SeenEarlier? In(SqliteConnection writer)
    {
        using var any = new Statement(writer, "select exists (select 1 from seen)");
        return any.First(row => row.Long(0)) == 1 ? new SeenEarlier(writer) : null;
    }

    /// <returns>Unix time in milliseconds; null when it was not noted.</returns>
    public long? At(int app, Fingerprint fingerprint) =>
        _at.Bind(1, app).Bind(2, (long)fingerprint.High).Bind(3, (long)fingerprint.Low).First<long?>(row => row.Long(0));

    public void Dispose() => _at.Dispose();
}
