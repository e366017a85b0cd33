using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>Daily figures, in the app's time zone and currency.</summary>
static class ReportEndpoints
{
    const int MostDays = 366;

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/reports/daily", Daily).WithTags("Reports").WithName("ReadDailyFigures").WithSummary("Installs, opens, events and revenue by day, source, campaign and platform");

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day; six days before the last when absent.</param>
    /// <param name="to">The last day; today in the app's time zone when absent.</param>
    static Results<Ok<DailyReport>, NotFound<Problem>, BadRequest<Problem>> Daily(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, DateOnly? from = null, DateOnly? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var last = to ?? AppCalendar.DayOf(owner, clock.GetUtcNow());
        var first = from ?? last.AddDays(-6);

        if (first > last) return TypedResults.BadRequest(new Problem("from must not be after to."));
        if (last.DayNumber - first.DayNumber >= MostDays) return TypedResults.BadRequest(new Problem($"Ask for {MostDays} days at most."));

        return TypedResults.Ok(new DailyReport(
            first, last, owner.TimeZone, owner.Currency, [.. state.Figures(app, first, last).Select(figure => DailyFigure.Of(figure.Key, figure.Figure))]));
    }
}

/// <summary>Figures by day.</summary>
public sealed record DailyReport(DateOnly From, DateOnly To, string TimeZone, string Currency, IReadOnlyList<DailyFigure> Figures);

/// <summary>One figure.</summary>
/// <param name="Day">Calendar day in the app's time zone.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Name">The event's name or payment's type where the measure has one.</param>
/// <param name="Source">Who is credited.</param>
/// <param name="Campaign">The campaign's id or name.</param>
/// <param name="Platform">Where it happened.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">How much, for revenue.</param>
public sealed record DailyFigure(
    DateOnly Day, string Measure, string? Name, string? Source, string? Campaign, string Platform, long Count, decimal? Amount)
{
    public static DailyFigure Of(RollupKey key, Figure figure) => new(
        key.Day, key.Measure, Text(key.Name), Text(key.Source), Text(key.Campaign), key.Platform.Lower(), figure.Count,
        Measures.HasAmount(key.Measure) ? figure.Micros / 1_000_000m : null);

    static string? Text(string text) => text.Length == 0 ? null : text;
}
