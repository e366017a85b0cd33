using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Feeds;
using Waymark.Server.Intake;
using Waymark.Server.Intake.Feeds;
using Waymark.Storage;

namespace Waymark.Server.Api;

using Imported = Results<Ok<FeedImport>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>Brings a file that CleverTap exported events into in by a feed, some lines at a time.</summary>
static class FeedImportEndpoints
{
    /// <summary>Bytes of one request.</summary>
    public const int LongestBody = 4 * 1024 * 1024;

    public static void MapFeedImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/apps/{app}/feeds/{feed}/import", Import).WithTags("Feeds").Accepts<string>("application/x-ndjson", "*/*")
            .WithName("ImportFeedLines").WithSummary("Takes lines of CleverTap's export of events; a line that came before changes nothing");

    /// <param name="app">The app's id.</param>
    /// <param name="feed">The id of a feed whose words are CleverTap's.</param>
    /// <param name="request">The lines, as they stand in the file.</param>
    /// <param name="configuration">Which feeds there are.</param>
    /// <param name="intake">Takes the lines.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="event">The event's name for lines that have none.</param>
    /// <param name="timeZone">IANA name of the time zone that the project's times are in; the app's when absent.</param>
    /// <param name="line">The first line's number in its file.</param>
    static async Task<Imported> Import(
        string app, string feed, HttpRequest request, ICurrentConfiguration configuration, [FromServices] ExportIntake intake, CancellationToken stop,
        string? @event = null, string? timeZone = null, long line = 1)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        if (owner.Feeds.FirstOrDefault(candidate => candidate.Id == feed) is not { } known)
            return TypedResults.NotFound(new Problem($"There is no feed {feed} of app {app} in the configuration."));

        if (!known.IsCleverTap)
            return TypedResults.BadRequest(new Problem($"The words of feed {feed} are {known.Partner}'s, not CleverTap's: its events would mean something else, and go back to CleverTap."));

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone ?? owner.TimeZone, out var zone))
            return TypedResults.BadRequest(new Problem($"{timeZone} is no time zone; write it like Asia/Kolkata."));

        if (@event?.Length > FeedLimits.LongestName) return TypedResults.BadRequest(new Problem($"An event's name may have {FeedLimits.LongestName} characters."));
        if (!await intake.HasRoomAsync(stop)) return Later(request, 429, "Too many facts wait for their meaning; go on when they have it.");

        using var body = await RequestBody.ReadAsync(request, LongestBody, stop);

        if (body.Refusal is { } unread)
        {
            return TypedResults.Json(
                new Problem($"The lines are more than {LongestBody / 1024 / 1024} MB, or ended early. Nothing was taken."), statusCode: unread.Status);
        }

        try
        {
            return await intake.TakeAsync(new FeedCaller(owner, known), new ExportSlice(body.Bytes, line, Text(@event), zone)) is { } tally
                ? TypedResults.Ok(FeedImport.Of(tally))
                : Later(request, 503, "Too much is waiting to be stored; send the same lines again.");
        }
        catch (JournalUnavailableException)
        {
            return Later(request, 503, "Nothing can be stored at the moment; send the same lines again.");
        }
    }

    static JsonHttpResult<Problem> Later(HttpRequest request, int status, string message)
    {
        request.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Json(new Problem(message), statusCode: status);
    }

    static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

/// <summary>What came of some lines. Whether one came before shows when it is understood: as a repeat, in the feed's view.</summary>
/// <param name="Lines">Taken, empty and refused together.</param>
/// <param name="Taken">Durably stored.</param>
/// <param name="Empty">Lines without anything.</param>
/// <param name="Refused">By reason.</param>
/// <param name="Samples">The first that were refused.</param>
public sealed record FeedImport(long Lines, long Taken, long Empty, IReadOnlyDictionary<string, long> Refused, IReadOnlyList<RefusedLine> Samples)
{
    internal static FeedImport Of(ExportTally tally) => new(tally.Lines, tally.Taken, tally.Empty, tally.Refused, tally.Samples);
}
