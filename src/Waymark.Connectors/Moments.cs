using System.Globalization;

namespace Waymark.Connectors;

/// <summary>Times as receivers read them.</summary>
static class Moments
{
    /// <returns>ISO 8601 in UTC with milliseconds, such as <c>2026-03-04T05:06:07.000Z</c>.</returns>
    public static string Iso(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string? Iso(DateTimeOffset? moment) => moment is { } known ? Iso(known) : null;
}
