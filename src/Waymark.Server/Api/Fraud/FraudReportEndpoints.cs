using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Server.Api.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Fraud;

/// <summary>What the rules of fraud met, added up. Days are the app's own; the last thirty where none are asked for.</summary>
static class FraudReportEndpoints
{
    const int DefaultRows = 100, MostRows = 1_000;

    public static void MapFraudReport(this IEndpointRouteBuilder routes) => routes.MapGet("/apps/{app}/reports/fraud", Report).WithTags("Reports")
        .WithName("ReadFraudReport").WithSummary("Touches and installs that rules of fraud met, by rule, source, campaign, site, country and day");

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day, such as <c>2026-01-31</c>.</param>
    /// <param name="to">The last day; today when absent.</param>
    /// <param name="by">What a row is: <c>rule</c>, <c>source</c>, <c>campaign</c>, <c>site</c>, <c>country</c> and <c>day</c>, several with commas; rule and source when absent.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="limit">How many rows, 1 to 1000.</param>
    static Results<Ok<FraudReportView>, NotFound<Problem>, BadRequest<Problem>> Report(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null, string? by = null, int skip = 0, int limit = DefaultRows)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);
        if (Dimensions(by) is not { } dimensions) return TypedResults.BadRequest(new Problem("by must be of rule, source, campaign, site, country, day, several with commas."));
        if (skip < 0) return TypedResults.BadRequest(new Problem("skip must not be negative."));
        if (limit is < 1 or > MostRows) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostRows}."));

        var rows = FraudReport.Of(state.FraudFigures(app, days.From, days.To), dimensions);
        return TypedResults.Ok(new FraudReportView(
            days.From, days.To, owner.TimeZone, FraudTotals.Of(state.Figures(app, days.From, days.To)), rows.Count, [.. rows.Skip(skip).Take(limit)]));
    }

    static FraudDimension[]? Dimensions(string? by)
    {
        if (string.IsNullOrEmpty(by)) return [FraudDimension.Rule, FraudDimension.Source];

        var names = by.Split(',', StringSplitOptions.TrimEntries);
        var found = Enum.GetValues<FraudDimension>().Where(dimension => names.Contains(dimension.ToString(), StringComparer.OrdinalIgnoreCase)).ToArray();
        return found.Length == names.Distinct(StringComparer.OrdinalIgnoreCase).Count() ? found : null;
    }
}

/// <summary>Figures of fraud.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="TimeZone">Which days these are.</param>
/// <param name="Totals">Installs, each counted once, whichever rows are asked for.</param>
/// <param name="Count">How many rows there are in all.</param>
/// <param name="Rows">What most was turned down of comes first.</param>
public sealed record FraudReportView(DateOnly From, DateOnly To, string TimeZone, FraudTotals Totals, int Count, IReadOnlyList<FraudRow> Rows);

/// <summary>How many installs the rules touched.</summary>
/// <param name="Installs">Installs, reinstalls and re-attributions that count.</param>
/// <param name="BlockedInstalls">Installs that count nowhere.</param>
/// <param name="CorrectedInstalls">Installs that count, for somebody else than who claimed them.</param>
/// <param name="TaggedInstalls">Rules that installs met which count as they are: two rules of one install are two.</param>
/// <param name="LateFraudInstalls">Installs that a person rejected after they had been counted.</param>
/// <param name="BlockedEvents">What blocked installs did.</param>
public sealed record FraudTotals(long Installs, long BlockedInstalls, long CorrectedInstalls, long TaggedInstalls, long LateFraudInstalls, long BlockedEvents)
{
    public static FraudTotals Of(IReadOnlyList<(RollupKey Key, Figure Figure)> figures)
    {
        return new(
            Sum(Measures.Installs) + Sum(Measures.Reinstalls) + Sum(Measures.Reattributions),
            Sum(Measures.BlockedInstalls), Sum(Measures.CorrectedInstalls), Sum(Measures.TaggedInstalls), Sum(Measures.LateFraudInstalls), Sum(Measures.BlockedEvents));

        long Sum(string measure) => figures.Where(figure => figure.Key.Measure == measure).Sum(figure => figure.Figure.Count);
    }
}
