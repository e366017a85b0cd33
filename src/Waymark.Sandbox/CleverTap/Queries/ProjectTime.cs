using System.Globalization;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>Times as queries write them: digits in the project's time zone, without saying so.</summary>
static class ProjectTime
{
    /// <summary>Before and after everything that can have happened.</summary>
    public const int FirstDay = 1970_01_01, LastDay = 9999_12_31;

    /// <returns>yyyyMMddHHmmss as one number.</returns>
    public static long Digits(long at, TimeZoneInfo zone) => long.Parse(
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), zone)
            .ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        CultureInfo.InvariantCulture);

    /// <returns>yyyyMMdd as one number.</returns>
    public static int Day(long at, TimeZoneInfo zone) => (int)(Digits(at, zone) / 1_000_000);

    public static bool IsDay(int digits) => DateOnly.TryParseExact(
        digits.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
