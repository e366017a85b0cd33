using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Reports;
using Waymark.Server.Documents;
using Waymark.Skan;
using Waymark.Skan.Values;
using Waymark.Storage;

namespace Waymark.Server.Api.Skan;

/// <summary>Apple's postbacks: each with what became of it, and added up.</summary>
static class SkanEndpoints
{
    const int DefaultLimit = 50, MostPerPage = 500, MostDays = 366;

    public static void MapSkan(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/apps/{app}/skan/postbacks", List).WithTags("SKAdNetwork").WithName("ListPostbacks").WithSummary("Apple's postbacks, the latest first, with their verdicts");
        routes.MapGet("/skan/unclaimed", Unclaimed).WithTags("SKAdNetwork").WithName("ListUnclaimedPostbacks").WithSummary("Postbacks of apps that are not configured, or that could not be read");
        routes.MapGet("/apps/{app}/reports/skan", Report).WithTags("Reports").WithName("ReadSkanReport").WithSummary("Installs, values and null share by network, campaign and conversion window");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="timelines">Which schema reads which value.</param>
    /// <param name="state">Where the postbacks are.</param>
    /// <param name="stop">The caller has left.</param>
    /// <param name="verdict">Only of this verdict, such as <c>valid</c> or <c>invalid_signature</c>.</param>
    /// <param name="before">The next of an earlier answer.</param>
    /// <param name="limit">How many, 1 to 500.</param>
    static async Task<Results<Ok<PostbackPage>, NotFound<Problem>, BadRequest<Problem>>> List(
        string app, ICurrentConfiguration configuration, [FromServices] SchemaTimelines timelines, IState state, CancellationToken stop,
        string? verdict = null, string? before = null, int limit = DefaultLimit) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? Page(app, state, verdict, before, limit, new PostbackMeaning(owner, await timelines.OfAsync(app, stop)))
            : TypedResults.NotFound(Problem.NoApp(app));

    static Results<Ok<PostbackPage>, NotFound<Problem>, BadRequest<Problem>> Unclaimed(IState state, string? verdict = null, string? before = null, int limit = DefaultLimit) =>
        Page("", state, verdict, before, limit);

    static Results<Ok<PostbackPage>, NotFound<Problem>, BadRequest<Problem>> Page(string app, IState state, string? verdict, string? before, int limit, PostbackMeaning? meaning = null)
    {
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));

        var wanted = Enum.GetValues<PostbackVerdict>().Cast<PostbackVerdict?>().FirstOrDefault(one => PostbackVerdicts.NameOf(one!.Value) == verdict);
        if (!string.IsNullOrEmpty(verdict) && wanted is null)
            return TypedResults.BadRequest(new Problem($"verdict must be one of {string.Join(", ", Enum.GetValues<PostbackVerdict>().Select(PostbackVerdicts.NameOf))}."));

        long? start = null;
        if (!string.IsNullOrEmpty(before))
        {
            if (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));
            start = position;
        }

        var page = state.Postbacks(app, wanted, start, limit);
        return TypedResults.Ok(new PostbackPage([.. page.Select(received => PostbackView.Of(received, meaning))], page.Count == limit ? page[^1].Position.ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="timelines">Which schema reads which value.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="stop">The caller has left.</param>
    /// <param name="from">The first day of receipt; 29 days before the last when absent.</param>
    /// <param name="to">The last day; today in the app's time zone when absent.</param>
    /// <param name="digits">How many of the last digits of a source identifier make a row: 2, 3 or 4.</param>
    static async Task<Results<Ok<SkanReportView>, NotFound<Problem>, BadRequest<Problem>>> Report(
        string app, ICurrentConfiguration configuration, [FromServices] SchemaTimelines timelines, IState state, TimeProvider clock, CancellationToken stop,
        DateOnly? from = null, DateOnly? to = null, int digits = 2)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (digits is < 2 or > 4) return TypedResults.BadRequest(new Problem("digits must be 2, 3 or 4."));

        var last = to ?? AppCalendar.DayOf(owner, clock.GetUtcNow());
        var first = from ?? last.AddDays(-29);
        if (first > last) return TypedResults.BadRequest(new Problem("from must not be after to."));
        if (last.DayNumber - first.DayNumber >= MostDays) return TypedResults.BadRequest(new Problem($"Ask for {MostDays} days at most."));

        var meaning = new PostbackMeaning(owner, await timelines.OfAsync(app, stop));
        return TypedResults.Ok(new SkanReportView(first, last, owner.TimeZone, digits, SkanReport.Of(state.Figures(app, first, last), digits, meaning)));
    }
}

/// <summary>A page of postbacks.</summary>
/// <param name="Postbacks">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record PostbackPage(IReadOnlyList<PostbackView> Postbacks, string? Next);

/// <summary>Postbacks by network and campaign, by the day they came.</summary>
public sealed record SkanReportView(DateOnly From, DateOnly To, string TimeZone, int Digits, IReadOnlyList<SkanRow> Rows);
