using Waymark.Server.Servers;

namespace Waymark.Server.Api;

/// <summary>Reads the two ends of a span of time from a query.</summary>
static class TimeSpanText
{
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Problem? Read(string? from, string? to, out DateTimeOffset? first, out DateTimeOffset? end)
    {
        (first, end) = (Moment(from), Moment(to));

        if (first is null && !string.IsNullOrEmpty(from)) return Unreadable("from");
        if (end is null && !string.IsNullOrEmpty(to)) return Unreadable("to");

        return first > end ? new Problem("from must not be after to.") : null;
    }

    static DateTimeOffset? Moment(string? text) => string.IsNullOrEmpty(text) ? null : Moments.Read(text, TimeZoneInfo.Utc);

    static Problem Unreadable(string name) => new($"{name} must be a moment such as 2026-01-31T00:00:00Z.");
}
