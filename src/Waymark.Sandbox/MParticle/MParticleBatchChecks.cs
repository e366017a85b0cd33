using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.MParticle;

/// <summary>What mParticle's schema asks of a batch.</summary>
static class MParticleBatchChecks
{
    static readonly HashSet<string> Keys =
    [
        "source_request_id", "events", "device_info", "application_info", "user_attributes", "deleted_user_attributes", "user_identities",
        "environment", "api_key", "api_keys", "ip", "integration_attributes", "context", "partner_identity", "partner_identities",
        "source_info", "mp_deviceid", "attribution_info", "timestamp_unixtime_ms", "batch_id", "mpid", "origin_mpid", "sdk_version",
        "consent_state", "job_id", "schema_version",
    ];

    static readonly HashSet<string> Identities =
    [
        "customer_id", "customerid", "email", "facebook", "google", "twitter", "microsoft", "yahoo", "alias", "facebook_custom_audience_id",
        "mobile_number", "phone_number_2", "phone_number_3", "other", .. Enumerable.Range(2, 9).Select(number => $"other_id_{number}"),
    ];

    static readonly string[] Platforms = ["iOS", "Android", "web", "tvOS", "roku", "out_of_band", "alexa", "smart_tv", "fire_tv", "xbox"];

    static readonly string[] Attribution = ["service_provider", "publisher", "campaign"];

    static readonly string[] AdvertisingIds = ["ios_advertising_id", "ios_idfv", "android_advertising_id"];

    /// <returns>What is wrong with it, or null.</returns>
    public static string? Problem(JsonElement batch) =>
        batch.ValueKind != JsonValueKind.Object ? "A batch must be an object."
        : UnknownKey(batch, Keys) is { } key ? $"Unknown field \"{key}\"."
        : batch.Field("environment") is { } environment && environment.ToString() is not ("production" or "development") ? "Unknown environment."
        : batch.Field("user_identities") is { } identities && UnknownKey(identities, Identities) is { } identity ? $"Unknown identity \"{identity}\"."
        : batch.Field("mpid") is { } profile && !(profile.ValueKind == JsonValueKind.Number && profile.TryGetInt64(out _)) ? "mpid must be a whole number."
        : DeviceProblem(batch.Field("device_info")) ?? AttributionProblem(batch.Field("attribution_info")) ?? EventsProblem(batch);

    static string? DeviceProblem(JsonElement? device)
    {
        if (device is not { } info) return null;

        if (info.Text("platform") is { } platform && !Platforms.Contains(platform))
            return $"Unknown platform \"{platform}\".";

        return AdvertisingIds.FirstOrDefault(name => info.Field(name) is { } id && !Guid.TryParseExact(id.ToString(), "D", out _)) is { } wrong
            ? $"{wrong} must be a UUID."
            : null;
    }

    static string? AttributionProblem(JsonElement? attribution) =>
        attribution is { } info && Attribution.FirstOrDefault(name => info.Field(name) is null) is { } missing
            ? $"attribution_info needs \"{missing}\"."
            : null;

    static string? EventsProblem(JsonElement batch) =>
        batch.Field("events") is { ValueKind: not JsonValueKind.Array } ? "events must be an array."
        : (batch.List("events") ?? []).Select(MParticleEventChecks.Problem).FirstOrDefault(problem => problem is not null);

    static string? UnknownKey(JsonElement element, HashSet<string> known) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !known.Contains(name)) : null;
}
