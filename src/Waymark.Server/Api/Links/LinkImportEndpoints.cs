using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Intake;
using Waymark.SmartLinks;

namespace Waymark.Server.Api.Links;

using Imported = Results<Ok<ImportReport>, Accepted<ImportReport>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>Takes many links at once.</summary>
static class LinkImportEndpoints
{
    const int LongestBody = 16 * 1024 * 1024;
    const int MostRows = 5_000;

    public static void MapLinkImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/apps/{app}/links/import", Import).WithTags("Links").Accepts<string>("application/json", "application/x-ndjson", "text/csv", "*/*")
            .WithName("ImportLinks").WithSummary("Takes many links: a JSON array, JSON lines, or CSV from another product; each row has its own outcome");

    /// <param name="app">The app's id.</param>
    /// <param name="request">Its body are the rows.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="import">Takes them.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="format">json, jsonl or csv; by the content type when absent.</param>
    /// <param name="existing">What becomes of links that are there already: <c>keep</c>, or <c>replace</c>.</param>
    /// <param name="dryRun">Only tells what would become of each row.</param>
    static async Task<Imported> Import(
        string app, HttpRequest request, ICurrentConfiguration configuration, [FromServices] LinkImport import, CancellationToken stop,
        string? format = null, string existing = "keep", bool dryRun = false)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (existing is not ("keep" or "replace")) return TypedResults.BadRequest(new Problem("existing must be keep or replace."));

        using var body = await RequestBody.ReadAsync(request, LongestBody, stop);
        if (body.Refusal is not null) return TypedResults.BadRequest(new Problem($"The body is longer than {LongestBody / 1024 / 1024} MB, or ended early. Nothing was imported."));

        if (Rows(format ?? FormatOf(request.ContentType), Encoding.UTF8.GetString(body.Bytes.Span)) is not { } rows)
            return TypedResults.BadRequest(new Problem("The body is neither a JSON array of links, nor JSON lines, nor CSV; say which with ?format=json, jsonl or csv. Nothing was imported."));
        if (rows.Count > MostRows) return TypedResults.BadRequest(new Problem($"At most {MostRows} rows at once, and these are {rows.Count}. Nothing was imported."));

        var (report, outcome) = await import.RunAsync(owner, rows, existing == "replace", dryRun, request.HttpContext.User.Identity?.Name, stop);

        return outcome switch
        {
            OwnersWord.Outcome.Applied => TypedResults.Ok(report),
            OwnersWord.Outcome.Stored => TypedResults.Accepted(request.Path.Value, report),
            _ => TypedResults.Json(new Problem("The server cannot store anything at the moment. Import the same again later: what is there already is not made twice."), statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }

    static IReadOnlyList<JsonObject?>? Rows(string format, string text) => format switch
    {
        "json" => LinkRows.FromJson(text),
        "jsonl" => LinkRows.FromLines(text),
        "csv" => LinkRows.FromCsv(text),
        _ => null,
    };

    static string FormatOf(string? contentType) => (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/csv" => "csv",
        "application/x-ndjson" or "application/jsonl" or "application/json-lines" => "jsonl",
        "application/json" => "json",
        _ => "",
    };
}
