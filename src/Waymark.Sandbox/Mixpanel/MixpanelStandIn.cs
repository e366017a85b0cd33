using System.Globalization;
using System.Text;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Mixpanel;

/// <summary>Stands in for Mixpanel's ingestion API.</summary>
sealed class MixpanelStandIn(KeptRecords kept)
{
    const string Token = "test-token";
    const string ApiSecret = "test-secret";
    const string ServiceAccount = "test-account:test-account-secret";
    const string Project = "1234567";

    const int MostRecords = 2_000;
    const int MostBytes = 2_097_152;

    public static StandIn Entry { get; } = new(
        "mixpanel",
        """
          POST /mixpanel/import?strict=1                 events; project token test-token, API secret test-secret,
                                                         or service account test-account / test-account-secret with project_id=1234567
          POST /mixpanel/engage?verbose=1                profiles
        """,
        Map);

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        var partner = new MixpanelStandIn(desk.Kept);
        routes.MapPost("/import", http => desk.ReceiveAsync(http, partner.Import));
        routes.MapPost("/engage", http => desk.ReceiveAsync(http, partner.Engage));
    }

    PartnerAnswer Import(ReceivedRequest request)
    {
        if (!IsAllowed(request))
            return Error(401, "Invalid credentials", "Unauthorized");

        if (request.Body.Length > MostBytes)
            return Error(413, $"request exceeds max limit of {MostBytes} bytes", "Request Entity Too Large");

        if (request.Json() is not { ValueKind: JsonValueKind.Array } records)
            return Error(400, "the body is not a JSON array", "Bad Request");

        if (records.GetArrayLength() is 0 or > MostRecords)
            return Error(records.GetArrayLength() == 0 ? 400 : 413, $"from 1 to {MostRecords} events may be sent", "Bad Request");

        var failures = new List<object>();

        foreach (var (index, record) in records.EnumerateArray().Index())
        {
            if (MixpanelRules.Fault(record, request.At) is { } fault)
                failures.Add(new { index, insert_id = InsertId(record), field = fault.Field, message = fault.Message });
            else
                kept.Add("event", Identity(record), record);
        }

        var imported = records.GetArrayLength() - failures.Count;

        if (failures.Count == 0 || !request.Query.Contains("strict=1", StringComparison.Ordinal))
            return PartnerAnswer.Json(200, new { code = 200, num_records_imported = imported, status = "OK" });

        return PartnerAnswer.Json(400, new
        {
            code = 400,
            error = "some data points in the request failed validation",
            failed_records = failures,
            num_records_imported = imported,
            status = "Bad Request",
        }) with
        {
            Remark = string.Create(CultureInfo.InvariantCulture, $"{imported} of {records.GetArrayLength()} events were taken"),
        };
    }

    PartnerAnswer Engage(ReceivedRequest request)
    {
        var problem = request.Header("Content-Encoding") is not null ? "profiles may not be compressed"
            : request.Body.Length > MostBytes ? "the request is too large"
            : request.Json() is not { ValueKind: JsonValueKind.Array } updates ? "the body is not a JSON array"
            : updates.GetArrayLength() is 0 or > MostRecords ? $"from 1 to {MostRecords} updates may be sent"
            : updates.EnumerateArray().Select(update => MixpanelRules.UpdateFault(update, Token)).FirstOrDefault(fault => fault is not null);

        if (problem is null)
        {
            foreach (var update in request.Json()!.Value.EnumerateArray())
                kept.Add("profile", null, update);
        }

        return request.Query.Contains("verbose=1", StringComparison.Ordinal)
            ? PartnerAnswer.Json(200, new { status = problem is null ? 1 : 0, error = problem }) with { Remark = problem }
            : new PartnerAnswer(200, problem is null ? "1" : "0", "text/plain") { Remark = problem };
    }

    static bool IsAllowed(ReceivedRequest request)
    {
        if (request.Header("Authorization")?.Split(' ') is not ["Basic", var encoded]) return false;

        var credentials = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return credentials is $"{Token}:" or $"{ApiSecret}:"
            || (credentials == ServiceAccount && request.Query.Contains($"project_id={Project}", StringComparison.Ordinal));
    }

    static string? InsertId(JsonElement record) => record.Field("properties", JsonValueKind.Object)?.Text("$insert_id");

    // What Mixpanel calls the same event, but for the time, which a repeat has anyway.
    static string Identity(JsonElement record) =>
        $"{record.Text("event")} {record.GetProperty("properties").Text("distinct_id")} {InsertId(record)}";

    static PartnerAnswer Error(int code, string error, string status) =>
        PartnerAnswer.Json(code, new { code, error, status }) with { Remark = error };
}
