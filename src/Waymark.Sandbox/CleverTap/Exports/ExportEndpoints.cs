using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Inspection;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Queries;

namespace Waymark.Sandbox.CleverTap.Exports;

/// <summary>Sets up an account's export, starts it, shows how it is doing, and writes an export file; without credentials.</summary>
static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inspect/feed", Show);
        routes.MapPut("/inspect/feed", Lead);
        routes.MapDelete("/inspect/feed", Forget);
        routes.MapPost("/inspect/export", Start);
        routes.MapGet("/inspect/export-file", WriteFile);
    }

    static Task<IResult> Show(string? account, AccountBook accounts) =>
        accounts.OnAccountAsync(account, chosen => InspectionJson.Show(ExportView.Of(chosen)));

    static Task<IResult> Lead(string? account, HttpContext http, AccountBook accounts) =>
        accounts.OnAccountAsync<FeedSettings>(account, http, feed => feed.Problem(), (chosen, feed) =>
        {
            chosen.Export.Lead(feed);
            return ExportView.Of(chosen);
        });

    static Task<IResult> Forget(string? account, AccountBook accounts) => accounts.OnAccountAsync(account, chosen =>
    {
        chosen.Export.Clear();
        return InspectionJson.Show(ExportView.Of(chosen));
    });

    static Task<IResult> Start(string? account, bool? again, AccountBook accounts) => accounts.OnAccountAsync(account, chosen =>
        chosen.Export.Collect(chosen.With, again ?? false) is { } taken
            ? InspectionJson.Show(taken)
            : InspectionJson.Problem(409, "There is no feed to export to: PUT one to /clevertap/inspect/feed first."));

    static Task<IResult> WriteFile(string? account, string? name, int? from, int? to, HttpContext http, AccountBook accounts) =>
        accounts.OnAccountAsync(account, async chosen =>
        {
            var asked = new EventQuery(name ?? "", from ?? ProjectTime.FirstDay, to ?? ProjectTime.LastDay);

            if (asked.EventName == "") return InspectionJson.Problem(400, "name is missing: a file holds the events of one name.");
            if (!ProjectTime.IsDay(asked.From) || !ProjectTime.IsDay(asked.To)) return InspectionJson.Problem(400, "from and to must be dates in the format YYYYMMDD.");

            var zone = chosen.TimeZone;
            var found = chosen.With((profiles, events) => Departure.Of(events.All.Where(happened => asked.Matches(happened, zone)), profiles));

            http.Response.ContentType = "text/plain; charset=utf-8";
            await ExportFile.WriteAsync(http.Response.Body, asked.EventName, found, zone, http.RequestAborted);
            return Results.Empty;
        });
}
