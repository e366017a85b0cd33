using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.GoogleAnalytics;

/// <summary>What Google's pages on the Measurement Protocol ask of a call, strictly.</summary>
static class GoogleAnalyticsRules
{
    const int MostBytes = 130_000;
    const int MostEvents = 25;
    const int MostParameters = 25;
    const int LongestName = 40;
    const int LongestText = 100;
    const int LongestUserProperty = 36;
    const int LongestUserPropertyName = 24;

    static readonly string[] ReservedPrefixes = ["_", "firebase_", "ga_", "google_"];

    static readonly FrozenSet<string> ReservedNames = new[]
    {
        "ad_activeview", "ad_click", "ad_exposure", "ad_query", "ad_reward", "adunit_exposure", "app_clear_data", "app_exception",
        "app_remove", "app_store_refund", "app_store_subscription_cancel", "app_store_subscription_convert",
        "app_store_subscription_renew", "app_update", "app_upgrade", "dynamic_link_app_open", "dynamic_link_app_update",
        "dynamic_link_first_open", "error", "first_open", "first_visit", "in_app_purchase", "notification_dismiss",
        "notification_foreground", "notification_open", "notification_receive", "os_update", "session_start", "user_engagement",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<GoogleAnalyticsFault> Faults(ReceivedRequest request) =>
        request.Body.Length > MostBytes ? [new("", "VALUE_OUT_OF_BOUNDS", "The body must be less than 130 kB.")]
        : request.Json() is { ValueKind: JsonValueKind.Object } body ? [.. Faults(body, request.At)]
        : [new("", "VALUE_INVALID", "The body is not a JSON object.")];

    static IEnumerable<GoogleAnalyticsFault> Faults(JsonElement body, DateTimeOffset now)
    {
        if (body.Text("app_instance_id") is not { Length: 32 } instance || !instance.All(char.IsAsciiHexDigit))
            yield return new("app_instance_id", "VALUE_INVALID", "Measurement app_instance_id is expected to be a 32 digit hexadecimal number.");

        foreach (var fault in UserPropertyFaults(body))
            yield return fault;

        if (body.Field("consent", JsonValueKind.Object) is { } consent
            && consent.EnumerateObject().Any(word => word.Name is not ("ad_user_data" or "ad_personalization") || word.Value.GetString() is not ("GRANTED" or "DENIED")))
        {
            yield return new("consent", "VALUE_INVALID", "Consent is GRANTED or DENIED.");
        }

        if (body.Field("events", JsonValueKind.Array) is not { } events || events.GetArrayLength() == 0)
        {
            yield return new("events", "VALUE_REQUIRED", "Events are required.");
            yield break;
        }

        if (events.GetArrayLength() > MostEvents)
            yield return new("events", "EXCEEDED_MAX_ENTITIES", "At most 25 events can be sent.");

        foreach (var (index, one) in events.EnumerateArray().Index())
        {
            foreach (var fault in EventFaults(index, one, now))
                yield return fault;
        }
    }

    static IEnumerable<GoogleAnalyticsFault> EventFaults(int index, JsonElement one, DateTimeOffset now)
    {
        var name = one.Text("name");

        if (!IsName(name, LongestName))
            yield return new("events", "NAME_INVALID", $"Event at index: [{index}] has invalid name [{name}].");
        else if (ReservedNames.Contains(name!) || HasReservedPrefix(name!))
            yield return new("events", "NAME_RESERVED", $"Event at index: [{index}] has name [{name}] which is reserved.");

        if (one.Field("timestamp_micros", JsonValueKind.Number) is { } micros
            && now - DateTimeOffset.UnixEpoch.AddTicks(micros.GetInt64() * TimeSpan.TicksPerMicrosecond) > TimeSpan.FromHours(72))
        {
            yield return new("events.timestamp_micros", "VALUE_OUT_OF_BOUNDS", $"Event at index: [{index}] is older than 72 hours.");
        }

        if (one.Field("params", JsonValueKind.Object) is not { } parameters) yield break;

        if (parameters.GetPropertyCount() > MostParameters)
            yield return new("events.params", "EXCEEDED_MAX_ENTITIES", $"Event at index: [{index}] has more than 25 parameters.");

        foreach (var parameter in parameters.EnumerateObject())
        {
            if (!IsName(parameter.Name, LongestName) || HasReservedPrefix(parameter.Name))
                yield return new("events.params", "NAME_INVALID", $"Event at index: [{index}] has invalid parameter name [{parameter.Name}].");
            else if (!IsValue(parameter))
                yield return new($"events.params.{parameter.Name}", "VALUE_INVALID", $"Event at index: [{index}] has an invalid value for [{parameter.Name}].");
        }

        if (parameters.TryGetProperty("value", out _) && parameters.Text("currency") is not { Length: 3 })
            yield return new("events.params.currency", "VALUE_REQUIRED", $"Event at index: [{index}] has a value and no currency.");
    }

    static IEnumerable<GoogleAnalyticsFault> UserPropertyFaults(JsonElement body)
    {
        if (body.Field("user_properties", JsonValueKind.Object) is not { } properties) yield break;

        if (properties.GetPropertyCount() > MostParameters)
            yield return new("user_properties", "EXCEEDED_MAX_ENTITIES", "At most 25 user properties can be sent.");

        foreach (var property in properties.EnumerateObject())
        {
            if (!IsName(property.Name, LongestUserPropertyName) || property.Value.Text("value") is not { Length: <= LongestUserProperty })
                yield return new($"user_properties.{property.Name}", "VALUE_INVALID", $"User property [{property.Name}] is invalid.");
        }
    }

    static bool IsValue(JsonProperty parameter) => parameter.Value.ValueKind switch
    {
        JsonValueKind.String => parameter.Value.GetString()!.Length <= LongestText,
        JsonValueKind.Number => true,
        JsonValueKind.Array => parameter.Name == "items" && parameter.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object),
        _ => false,
    };

    static bool IsName(string? name, int longest) =>
        name is { Length: > 0 } && name.Length <= longest && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    static bool HasReservedPrefix(string name) => ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>One thing that is wrong, in the words of Google's validation server.</summary>
sealed record GoogleAnalyticsFault(string Field, string Code, string Description);
