using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Fraud.Sources;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Sources;

/// <summary>How an app's sources look, what stands against them, and what was said about them.</summary>
static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var sources = routes.MapGroup("/apps/{app}/fraud/sources").WithTags("Fraud");

        sources.MapGet("/", List).WithName("ListSources").WithSummary("Every source with its measures of the last seven days, their bounds, and what the rules say");
        sources.MapGet("/findings", Findings).WithName("ListSourceFindings").WithSummary("What stands against sources, found by rules or decided by people");
        sources.MapGet("/proposals", Proposals).WithName("ListSourceProposals").WithSummary("Installs that were counted before a finding that blocks stood, for a person to decide on");
        sources.MapGet("/history", History).WithName("ReadSourceHistory").WithSummary("Everything that was said about sources, the latest first");
        sources.MapSourceDecisions();
        routes.MapGet("/apps/{app}/fraud/months", Months).WithTags("Fraud").WithName("ListFraudMonths")
            .WithSummary("The months whose figures may still change, and those that closed last");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which days these are.</param>
    /// <param name="source">Only this source and its parts.</param>
    /// <param name="suspicious">Only those that meet a rule.</param>
    static Results<Ok<SourceList>, NotFound<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? source = null, bool suspicious = false)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var window = SourceWindow.Until(AppCalendar.UtcDay(clock.GetUtcNow()));
        var reviews = SourceAudit.Of(state.Sources.Days(app, window.From, window.To), window, owner.Fraud, state.Sources.Standing(app));

        return TypedResults.Ok(new SourceList(
            window.From,
            window.To,
            [.. reviews.Where(review => (source is null || review.Scope.Source == source) && (!suspicious || review.IsSuspicious)).Select(SourceView.Of)]));
    }

    static Results<Ok<SourceFindings>, NotFound<Problem>> Findings(string app, ICurrentConfiguration configuration, IState state, TimeProvider clock)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var now = clock.GetUtcNow();
        return TypedResults.Ok(new SourceFindings([.. state.Sources.Standing(app).Where(found => found.StandsAt(now)).Select(found => SourceFindingView.Of(found, owner))]));
    }

    static Results<Ok<SourceProposals>, NotFound<Problem>> Proposals(string app, ICurrentConfiguration configuration, IState state, TimeProvider clock) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(new SourceProposals([.. SourceProposal.Of(state, owner, clock.GetUtcNow())]))
            : TypedResults.NotFound(Problem.NoApp(app));

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the notes are.</param>
    /// <param name="before">The next of an earlier answer.</param>
    /// <param name="limit">How many, 1 to 500.</param>
    static Results<Ok<SourceHistory>, NotFound<Problem>, BadRequest<Problem>> History(
        string app, ICurrentConfiguration configuration, IState state, string? before = null, int limit = 50)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500) return TypedResults.BadRequest(new Problem("limit must be 1 to 500."));

        var position = long.MaxValue;
        if (!string.IsNullOrEmpty(before) && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out position))
            return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));

        var notes = state.Sources.Notes(app, position, limit);
        return TypedResults.Ok(new SourceHistory(
            [.. notes.Select(SourceNoteView.Of)], notes.Count == limit ? notes[^1].Position.ToString(CultureInfo.InvariantCulture) : null));
    }

    static Results<Ok<FraudMonths>, NotFound<Problem>> Months(string app, ICurrentConfiguration configuration, IState state, TimeProvider clock)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var now = clock.GetUtcNow();
        var current = FraudMonth.Of(owner, now);
        return TypedResults.Ok(new FraudMonths([.. new[] { current, current.Before, current.Before.Before }.Select(month => FraudMonthView.Of(month, state.Figures(app, month.First, month.Last), now))]));
    }
}

/// <summary>What stands against an app's sources.</summary>
public sealed record SourceFindings(IReadOnlyList<SourceFindingView> Findings);

/// <summary>A page of what was said.</summary>
/// <param name="Notes">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record SourceHistory(IReadOnlyList<SourceNoteView> Notes, string? Next);

/// <summary>Months, the latest first.</summary>
public sealed record FraudMonths(IReadOnlyList<FraudMonthView> Months);
