using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Meta;

/// <summary>What Meta asks of each event.</summary>
static class MetaEventChecks
{
    const int PlacesOfDevice = 16;

    static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    static readonly TimeSpan ClockError = TimeSpan.FromMinutes(1);

    static readonly string[] Sources =
        ["email", "website", "app", "phone_call", "chat", "physical_store", "system_generated", "business_messaging", "other"];

    static readonly string[] Identifiers =
        ["em", "ph", "external_id", "madid", "anon_id", "fbc", "fbp", "fb_login_id", "client_ip_address", "client_user_agent", "lead_id", "subscription_id"];

    static readonly string[] Hashed = ["em", "ph"];

    /// <returns>What is wrong with it, or null.</returns>
    public static Complaint? Problem(JsonElement one, DateTimeOffset now) =>
        one.ValueKind != JsonValueKind.Object ? new("must be an object")
        : one.Text("event_name") is null ? new("event_name is required")
        : TimeProblem(one, now) ?? SourceProblem(one) ?? PersonProblem(one) ?? AppProblem(one) ?? PurchaseProblem(one);

    static Complaint? TimeProblem(JsonElement one, DateTimeOffset now)
    {
        if (one.Field("event_time") is not { ValueKind: JsonValueKind.Number } time || !time.TryGetInt64(out var seconds))
            return new("event_time must be a Unix time in seconds");

        if (seconds < (now - Oldest).ToUnixTimeSeconds())
            return new("The timestamp for this event is too far in the past: it must be within the last 7 days", 2804003, "Event Timestamp Too Old");

        return seconds > (now + ClockError).ToUnixTimeSeconds() ? new("The timestamp for this event is in the future") : null;
    }

    static Complaint? SourceProblem(JsonElement one) =>
        Sources.Contains(one.Text("action_source")) ? null : new($"action_source must be one of {string.Join(", ", Sources)}");

    static Complaint? PersonProblem(JsonElement one)
    {
        if (one.Field("user_data") is not { ValueKind: JsonValueKind.Object } person || !Identifiers.Any(name => person.Field(name) is not null))
            return new("user_data lacks sufficient customer information");

        if (Hashed.FirstOrDefault(name => !IsHashed(person.Field(name))) is { } plain)
            return new($"user_data.{plain} must be hashed with SHA-256");

        return person.Field("madid") is { } id && !Guid.TryParseExact(id.ToString(), "D", out _) ? new("user_data.madid must be an advertising id") : null;
    }

    static Complaint? AppProblem(JsonElement one)
    {
        if (one.Text("action_source") != "app") return null;
        if (one.Field("app_data") is not { } app) return new("app_data is required for app events");
        if (!IsFlag(app.Field("advertiser_tracking_enabled"))) return new("app_data.advertiser_tracking_enabled must be 0 or 1");
        if (app.Field("application_tracking_enabled") is { } allowed && !IsFlag(allowed)) return new("app_data.application_tracking_enabled must be 0 or 1");

        return app.List("extinfo") is { Count: PlacesOfDevice } places && places[0].ToString() is "a2" or "i2"
            ? null
            : new($"app_data.extinfo must have {PlacesOfDevice} values and begin with a2 or i2");
    }

    static Complaint? PurchaseProblem(JsonElement one) =>
        one.Text("event_name") != "Purchase"
        || (one.Field("custom_data") is { } details && details.IsNumber("value") && details.Text("currency") is { Length: 3 })
            ? null
            : new("custom_data.value and custom_data.currency are required for purchases");

    static bool IsFlag(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.True or JsonValueKind.False } || value?.ToString() is "0" or "1";

    static bool IsHashed(JsonElement? value) => value switch
    {
        null => true,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().All(hash => IsHash(hash.ToString())),
        { } one => IsHash(one.ToString()),
    };

    static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>One thing that is wrong with an event.</summary>
    public sealed record Complaint(string Text, int? Subcode = null, string? Title = null);
}
