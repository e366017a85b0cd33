using System.Globalization;
using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Feeds;

/// <summary>Reads when a sender says that something happened.</summary>
public static class FeedTime
{
    // The year 2000 in seconds, and the first number of seconds with eleven digits.
    const long Earliest = 946_684_800, Seconds = 10_000_000_000;

    /// <returns>Null when the sender says nothing that can be a time; a time far ahead of ours is none.</returns>
    public static DateTimeOffset? Read(JsonElement parent, DateTimeOffset receivedAt)
    {
        if (parent.ValueKind != JsonValueKind.Object
            || !decimal.TryParse(DeviceCall.Text(parent, "timestamp_unixtime_ms"), NumberStyles.Float, CultureInfo.InvariantCulture, out var told)
            || told is < Earliest or > 1_000 * Seconds)
        {
            return null;
        }

        // Ten digits are seconds, whatever the field is called.
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)(told < Seconds ? told * 1_000 : told));
        return at - receivedAt > FeedLimits.Ahead || at.Year < 2000 ? null : at;
    }
}
