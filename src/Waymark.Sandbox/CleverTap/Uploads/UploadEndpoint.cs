using System.Text.Json;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Faults;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Uploads;

/// <summary>Profiles, events and push tokens, mixed in one call.</summary>
static class UploadEndpoint
{
    public static void MapUpload(this IEndpointRouteBuilder routes) => routes.MapPost("/1/upload", Upload);

    static Task Upload(HttpContext http, Reception reception) =>
        reception.ReceiveAsync(http, CallKind.Upload, UploadAsync);

    static async Task<Answer> UploadAsync(Call call, CancellationToken stop) =>
        await Body.ReadAsync(call.Http.Request, call.Rules.MaxBodyBytes, stop) switch
        {
            Body.Unusable unusable => unusable.Answer,
            Body.Parsed { Json: var json } when json.Find("d") is { ValueKind: JsonValueKind.Array } records =>
                TooMany(records) ?? Take(call, records),
            _ => Body.MalformedRequest,
        };

    static Answer? TooMany(JsonElement records)
    {
        if (records.GetArrayLength() > RecordChecks.MostRecords)
            return Answer.Fail(400, $"More than {RecordChecks.MostRecords} records in one request.");

        return records.EnumerateArray().Count(record => record.Text("type") == "token") > RecordChecks.MostTokens
            ? Answer.Fail(400, $"More than {RecordChecks.MostTokens} tokens in one request.")
            : null;
    }

    static Answer Take(Call call, JsonElement records)
    {
        var rulings = new Ruling[records.GetArrayLength()];
        var number = 0;

        foreach (var raw in records.EnumerateArray())
        {
            rulings[number] = call.Fault is { Mode: FaultMode.Partial } fault && call.Account.Faults.Hits(fault.Rate)
                ? new Ruling.Refused(number + 1, Refusal.OwnFault(fault.Code), raw)
                : RecordChecks.Judge(number + 1, raw, call.Rules, call.Now);
            number++;
        }

        var isDryRun = call.Query("dryRun") is "1" or "true";
        if (!isDryRun)
            call.Account.Store(rulings);

        return UploadAnswer.Of(rulings) with { Remark = isDryRun ? "dry run, nothing stored" : null };
    }
}
