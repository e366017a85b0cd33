using System.Collections.Concurrent;
using Waymark.Apps;

namespace Waymark.Reports;

/// <summary>Which calendar day something happened on, where the app's owner lives.</summary>
public static class AppCalendar
{
    static readonly ConcurrentDictionary<string, TimeZoneInfo> ZoneByName = new(StringComparer.Ordinal);

    public static DateOnly DayOf(App app, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ZoneByName.GetOrAdd(app.TimeZone, TimeZoneInfo.FindSystemTimeZoneById)).DateTime);

    /// <returns>The moment a day begins: midnight, or when the clocks that are put forward at midnight show one.</returns>
    public static DateTimeOffset StartOf(App app, DateOnly day)
    {
        var zone = ZoneByName.GetOrAdd(app.TimeZone, TimeZoneInfo.FindSystemTimeZoneById);
        var local = day.ToDateTime(TimeOnly.MinValue);

        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    public static DateOnly UtcDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
