using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Amplitude;

/// <summary>Stands in for Amplitude's HTTP V2 API. It takes a call whole or not at all.</summary>
sealed class AmplitudeStandIn(KeptRecords kept)
{
    const string ApiKey = "test-key";
    const int MostRecords = 2_000;
    const int MostBytes = 1_048_576;
    const int UsualIdLength = 5;

    public static StandIn Entry { get; } = new("amplitude", "  POST /amplitude/2/httpapi                      events; api_key test-key", Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var partner = new AmplitudeStandIn(desk.Kept);
        routes.MapPost("/2/httpapi", http => desk.ReceiveAsync(http, partner.Upload));
    }

    PartnerAnswer Upload(ReceivedRequest request)
    {
        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true
            || request.Json() is not { ValueKind: JsonValueKind.Object } body)
        {
            return Error("Invalid JSON request body");
        }

        if (body.Text("api_key") is not { Length: > 0 } key) return Missing("api_key");
        if (key != ApiKey) return Error("Invalid API key");
        if (body.Field("events", JsonValueKind.Array) is not { } events || events.GetArrayLength() == 0) return Missing("events");

        if (events.GetArrayLength() > MostRecords || request.Body.Length > MostBytes)
            return PartnerAnswer.Json(413, new { code = 413, error = "Payload too large" }) with { Remark = "too large" };

        var faults = AmplitudeRules.Faults(events, ShortestId(body));

        if (faults.IsEmpty)
        {
            foreach (var one in events.EnumerateArray())
                kept.Add("event", one.Text("insert_id"), one);

            return PartnerAnswer.Json(200, new
            {
                code = 200,
                events_ingested = events.GetArrayLength(),
                payload_size_bytes = request.Body.Length,
                server_upload_time = request.At.ToUnixTimeMilliseconds(),
            });
        }

        var error = faults.Invalid.Count > 0 ? "Invalid field values on some events" : "Request missing required field";
        return PartnerAnswer.Json(400, new
        {
            code = 400,
            error,
            events_with_invalid_fields = faults.Invalid,
            events_with_missing_fields = faults.Missing,
        }) with
        {
            Remark = $"none of the call was taken: {error}",
        };
    }

    static int ShortestId(JsonElement body) =>
        body.Field("options", JsonValueKind.Object)?.Field("min_id_length", JsonValueKind.Number) is { } number && number.TryGetInt32(out var length)
            ? length
            : UsualIdLength;

    static PartnerAnswer Error(string error) => PartnerAnswer.Json(400, new { code = 400, error }) with { Remark = error };

    static PartnerAnswer Missing(string field) =>
        PartnerAnswer.Json(400, new { code = 400, error = "Request missing required field", missing_field = field }) with { Remark = $"{field} is missing" };
}
