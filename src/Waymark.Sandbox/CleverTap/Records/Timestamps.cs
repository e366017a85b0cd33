using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>A record's time: whole epoch seconds above 0, or the time of arrival when it names none.</summary>
static class Timestamps
{
    // Ten digits end in the year 2286; more of them are milliseconds.
    const long Latest = 9_999_999_999;

    public static Refusal? Read(JsonElement raw, long now, out long at)
    {
        at = now;
        if (raw.ValueKind != JsonValueKind.Object || !raw.TryGetProperty("ts", out var given))
            return null;

        return given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out at) && at is > 0 and <= Latest
            ? null
            : Refusal.Timestamp;
    }

    public static bool IsSeconds(long at) => at is > 0 and <= Latest;
}
