using System.Collections.Concurrent;
using Waymark.Apps;

namespace Waymark.Reports;

/// <summary>Which calendar day something happened on, where the app's owner lives.</summary>
public static class AppCalendar
{
    static readonly ConcurrentDictionary<string, TimeZoneInfo> ZoneByName = new(StringComparer.Ordinal);

    public static DateOnly DayOf(App app, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ZoneByName.GetOrAdd(app.TimeZone, TimeZoneInfo.FindSystemTimeZoneById)).DateTime);

    public static DateOnly UtcDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
