using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Mixpanel;

/// <summary>What Mixpanel's page on importing events asks of each of them.</summary>
static class MixpanelRules
{
    const int MostMembers = 254;
    const int MostDepth = 3;
    const int LongestInsertId = 36;
    const int MostBytes = 1_000_000;

    // From here on a number can only mean milliseconds.
    const long Milliseconds = 100_000_000_000;

    static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly FrozenSet<string> NoIds = new[]
    {
        "00000000-0000-0000-0000-000000000000", "anon", "anonymous", "nil", "none", "null", "n/a", "na", "undefined", "unknown",
        "<nil>", "0", "-1", "true", "false", "[]", "{}",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>The first thing that is wrong with an event; null when it is fine.</returns>
    public static (string Field, string Message)? Fault(JsonElement record, DateTimeOffset now)
    {
        if (record.Text("event") is not { Length: > 0 }) return ("event", "'event' is required");
        if (record.Field("properties", JsonValueKind.Object) is not { } properties) return ("properties", "'properties' is required");
        if (Encoding.UTF8.GetByteCount(record.GetRawText()) > MostBytes) return ("event", "the event exceeds 1MB");
        if (TimeFault(properties, now) is { } time) return ("properties.time", time);
        if (properties.Field("distinct_id", JsonValueKind.String) is not { } id || NoIds.Contains(id.GetString()!)) return ("properties.distinct_id", "'properties.distinct_id' is invalid");

        if (properties.Text("$insert_id") is not { Length: > 0 and <= LongestInsertId } insertId
            || NoIds.Contains(insertId) || !insertId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return ("properties.$insert_id", "'properties.$insert_id' is invalid");
        }

        if (properties.GetPropertyCount() > MostMembers) return ("properties", "there are too many properties");

        foreach (var property in properties.EnumerateObject())
        {
            if (!Fits(property.Value, MostDepth)) return ($"properties.{property.Name}", "the value is nested too deep or has too many members");
        }

        return null;
    }

    /// <returns>The first thing that is wrong with a profile's update; null when it is fine.</returns>
    public static string? UpdateFault(JsonElement update, string token)
    {
        if (update.Text("$token") != token) return "'$token' is missing or unknown";
        if (update.Text("$distinct_id") is not { Length: > 0 }) return "'$distinct_id' is missing";

        return update.Field("$set", JsonValueKind.Object) is null && update.Field("$set_once", JsonValueKind.Object) is null
            ? "there is nothing to change"
            : null;
    }

    static string? TimeFault(JsonElement properties, DateTimeOffset now)
    {
        if (properties.Field("time", JsonValueKind.Number) is not { } number || !number.TryGetInt64(out var time))
            return "'properties.time' is invalid: must be specified as seconds since epoch";

        var at = time > Milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(time) : DateTimeOffset.FromUnixTimeSeconds(time);
        return at < Earliest || at > now.AddHours(1) ? "'properties.time' is invalid: too early or too late" : null;
    }

    static bool Fits(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Object => depth > 0 && value.GetPropertyCount() <= MostMembers && value.EnumerateObject().All(member => Fits(member.Value, depth - 1)),
        JsonValueKind.Array => depth > 0 && value.GetArrayLength() <= MostMembers && value.EnumerateArray().All(item => Fits(item, depth - 1)),
        _ => true,
    };
}
