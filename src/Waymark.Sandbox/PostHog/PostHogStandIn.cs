using System.Text;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.PostHog;

/// <summary>Stands in for PostHog's capture API, which answers first and looks at the events later.</summary>
sealed class PostHogStandIn(KeptRecords kept)
{
    const string Token = "phc_test";
    const int MostBytes = 20 * 1024 * 1024;
    const int LargestEvent = 1024 * 1024;

    public static StandIn Entry { get; } = new(
        "posthog",
        """
          POST /posthog/batch/                           events; api_key phc_test
          POST /posthog/flags?v=2                        knows the key, and has no flags
        """,
        Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var partner = new PostHogStandIn(desk.Kept);
        routes.MapPost("/batch", http => desk.ReceiveAsync(http, partner.Batch));
        routes.MapPost("/flags", http => desk.ReceiveAsync(http, Flags));
    }

    PartnerAnswer Batch(ReceivedRequest request)
    {
        if (request.Body.Length > MostBytes) return new(413, "length limit exceeded", "text/plain");

        if (request.Json() is not { ValueKind: JsonValueKind.Object } body || body.Field("batch", JsonValueKind.Array) is not { } batch)
            return Malformed("failed to parse request");

        if (batch.GetArrayLength() == 0) return Malformed("request holds no event");
        if (body.Text("api_key") is not { Length: > 0 } key) return Unauthorized("event submitted without an api_key");
        if (key.StartsWith("phx_", StringComparison.Ordinal)) return Unauthorized("API key is not valid: personal_api_key");

        var dropped = new List<string>();

        foreach (var (index, one) in batch.EnumerateArray().Index())
        {
            if ((key == Token ? Fault(one) : "nobody has this key") is { } fault)
                dropped.Add($"event {index}: {fault}");
            else
                kept.Add("event", Identity(one), one);
        }

        return PartnerAnswer.Json(200, new { status = 1 }) with { Remark = dropped.Count == 0 ? null : $"dropped afterwards: {string.Join("; ", dropped.Take(5))}" };
    }

    static PartnerAnswer Flags(ReceivedRequest request) => request.Json() is { } question && (question.Text("api_key") ?? question.Text("token")) == Token
        ? PartnerAnswer.Json(200, new { flags = new { }, errorsWhileComputingFlags = false })
        : PartnerAnswer.Json(401, new { type = "authentication_error", code = "invalid_api_key", detail = "Project API key invalid." }) with { Remark = "unknown key" };

    /// <returns>Why PostHog would drop the event without telling; null when it would not.</returns>
    static string? Fault(JsonElement one)
    {
        if (one.Text("event") is not { Length: > 0 }) return "no name";
        if ((one.Text("distinct_id") ?? one.Field("properties", JsonValueKind.Object)?.Text("distinct_id")) is not { Length: > 0 and <= 200 }) return "no distinct_id";
        if (one.TryGetProperty("uuid", out var uuid) && !(uuid.ValueKind == JsonValueKind.String && Guid.TryParse(uuid.GetString(), out _))) return "invalid UUID";
        if (one.TryGetProperty("timestamp", out var time) && !time.TryGetDateTimeOffset(out _)) return "invalid timestamp";
        return Encoding.UTF8.GetByteCount(one.GetRawText()) > LargestEvent ? "larger than 1 MB" : null;
    }

    // By these PostHog tells that an event came before; an event without a UUID gets one of its own.
    static string? Identity(JsonElement one) => one.Text("uuid") is { } uuid ? $"{uuid} {one.Text("event")} {one.Text("distinct_id")}" : null;

    static PartnerAnswer Malformed(string error) => new(400, error, "text/plain") { Remark = error };

    static PartnerAnswer Unauthorized(string error) => new(401, error, "text/plain") { Remark = error };
}
