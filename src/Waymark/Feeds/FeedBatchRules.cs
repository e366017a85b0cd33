using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>What a batch must look like to be taken. Keys that nobody knows are no reason to refuse: published clients send some.</summary>
public static class FeedBatchRules
{
    static readonly string[] Objects = ["user_attributes", "device_info", "application_info"];

    /// <returns>Null for a batch that can be taken.</returns>
    public static FeedProblem? Check(JsonElement batch)
    {
        if (batch.ValueKind != JsonValueKind.Object) return new("batch_not_an_object", "a batch must be a JSON object");

        foreach (var key in Objects)
        {
            if (Has(batch, key, out var value) && value.ValueKind != JsonValueKind.Object) return new($"{key}_not_an_object", $"{key} must be an object");
        }

        if (Has(batch, "user_identities", out var identities) && identities.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return new("user_identities_not_an_object", "user_identities must be an object, or a list of identities");

        if (Has(batch, "environment", out var environment)
            && !(environment.ValueKind == JsonValueKind.String && environment.GetString()!.ToLowerInvariant() is "production" or "development"))
        {
            return new("environment_unknown", "environment must be production or development");
        }

        if (!Has(batch, "events", out var events)) return null;
        if (events.ValueKind != JsonValueKind.Array) return new("events_not_a_list", "events must be a list");

        var index = 0;
        foreach (var happened in events.EnumerateArray())
        {
            if (FeedEventRules.Check(happened, index++) is { } problem) return problem;
        }

        return null;
    }

    /// <summary>History is what is certain to be complete: every event needs a time, and one that is some days old.</summary>
    public static FeedProblem? CheckHistory(JsonElement batch, DateTimeOffset receivedAt)
    {
        if (!Has(batch, "events", out var events) || events.GetArrayLength() == 0)
            return new("history_without_events", "a batch without events is no history");

        foreach (var happened in events.EnumerateArray())
        {
            var at = happened.TryGetProperty("data", out var details) ? FeedTime.Read(details, receivedAt) : null;

            if (at is null || receivedAt - at < FeedLimits.YoungestHistory)
                return new("history_too_young", "every event of history needs a timestamp_unixtime_ms at least 72 hours old");
        }

        return null;
    }

    static bool Has(JsonElement batch, string key, out JsonElement value) =>
        batch.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;
}
