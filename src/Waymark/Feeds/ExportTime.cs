using System.Globalization;

namespace Waymark.Feeds;

/// <summary>Reads the times of CleverTap's exports. They are what a clock in the project's time zone showed, and do not say which zone that is.</summary>
public static class ExportTime
{
    const string Form = "yyyyMMddHHmmss";
    const int Earliest = 2000;

    /// <param name="told">Fourteen digits; ten are seconds since 1970, thirteen milliseconds.</param>
    /// <param name="zone">The project's.</param>
    /// <returns>Null for what can be no time.</returns>
    public static DateTimeOffset? Read(string? told, TimeZoneInfo zone)
    {
        if (!long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;

        DateTimeOffset? at = told.Length switch
        {
            14 when DateTime.TryParseExact(told, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) => In(zone, shown),
            13 => DateTimeOffset.FromUnixTimeMilliseconds(number),
            10 => DateTimeOffset.FromUnixTimeSeconds(number),
            _ => null,
        };

        return at?.Year < Earliest ? null : at;
    }

    // An hour that the clocks left out counts as if they had not; of an hour that came twice it is the second.
    static DateTimeOffset In(TimeZoneInfo zone, DateTime shown) => new DateTimeOffset(shown, zone.GetUtcOffset(shown)).ToUniversalTime();
}
