using System.Globalization;

namespace Waymark.Server.Servers;

/// <summary>Moments as servers write and read them.</summary>
static class Moments
{
    static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <returns>The zone with this IANA name; UTC for none; null when this machine knows no such zone.</returns>
    public static TimeZoneInfo? Zone(string? name) =>
        name is null or "UTC" ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone
        : null;

    /// <param name="text">ISO 8601; a <c>+</c> that a query turned into a blank is understood.</param>
    /// <param name="zone">Where the clock hangs, unless the text says so itself.</param>
    /// <returns>Null when the text is no moment.</returns>
    public static DateTimeOffset? Read(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(WithPlus(text), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read)) return null;
        if (read is { Kind: DateTimeKind.Utc, Year: >= 1970 }) return new DateTimeOffset(read, TimeSpan.Zero);

        if (read.Year is < 1970 or > 9998) return null;

        // An hour that the clocks leave out in spring is taken for the one after it.
        if (zone.IsInvalidTime(read)) read = read.AddHours(1);
        return new DateTimeOffset(read, zone.GetUtcOffset(read));
    }

    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    static string WithPlus(string text) =>
        text.Length > 6 && text[^6] == ' ' && text[^3] == ':' ? string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5)) : text;
}
