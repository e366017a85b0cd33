using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

/// <summary>What comes of people inviting each other. Days are the app's own; the last thirty where none are asked for.</summary>
static class ReferralReportEndpoints
{
    // A median needs every install; of more than these, the latest are looked at.
    const int MostInstalls = 20_000;
    const int MostLines = 500, MostEvents = 200, LongestEvent = 128;

    public static void MapReferralReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/apps/{app}/reports/referrals").WithTags("Reports");

        reports.MapGet("/funnel", Funnel).WithName("ReadInviteFunnel").WithSummary("Invites made, sent, clicked, installed, signed up, with the rate of each step");
        reports.MapGet("/k-factor", KFactorOf).WithName("ReadKFactor").WithSummary("How many new users each new user brings");
        reports.MapGet("/cycle-time", CycleTimeOf).WithName("ReadCycleTime").WithSummary("Median time from the install of the sender to that of whoever came");
        reports.MapGet("/top-referrers", TopReferrers).WithName("ReadTopReferrers").WithSummary("Who brought the most, without rejected referrals and test devices");
        reports.MapGet("/relations", Relations).WithName("ExploreRelations").WithSummary("Who referred whom: a tree from one person, or the events that there are");
        reports.MapGet("/fraud", Fraud).WithName("ReadReferralFraud").WithSummary("What was doubted, by reason and by referrer, and how much waits for a review");
        reports.MapGet("/savings", SavingsOf).WithName("ReadReferralSavings").WithSummary("What installs through invites would have cost by the app's own index");
        reports.MapGet("/cohorts", Cohorts).WithName("ReadReferredCohorts").WithSummary("How people brought by invites stay and pay, beside everybody else");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day, such as <c>2026-01-31</c>.</param>
    /// <param name="to">The last day; today when absent.</param>
    /// <param name="by">Split by <c>channel</c>, <c>content</c>, <c>campaign</c>, <c>country</c> or <c>platform</c>.</param>
    /// <param name="platform">Only of <c>android</c>, <c>ios</c> or <c>web</c>.</param>
    /// <param name="name">The app's own event that counts as the last step.</param>
    static Results<Ok<FunnelView>, NotFound<Problem>, BadRequest<Problem>> Funnel(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null, string? by = null,
        string? platform = null, [FromQuery(Name = "event")] string? name = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);
        if (!Named.Read<FunnelDimension>(by, out var dimension)) return TypedResults.BadRequest(Named.Wrong<FunnelDimension>("by"));
        if (!Named.Read<Platform>(platform, out var where) || where == Platform.Unknown) return TypedResults.BadRequest(new Problem("platform must be one of android, ios, web."));
        if (name?.Length > LongestEvent) return TypedResults.BadRequest(new Problem($"event must have {LongestEvent} characters at most."));

        return TypedResults.Ok(FunnelView.Of(days, by, name, InviteFunnel.Of(FiguresOf(state, days), dimension, where, string.IsNullOrEmpty(name) ? null : name)));
    }

    /// <inheritdoc cref="Funnel"/>
    static Results<Ok<KFactorView>, NotFound<Problem>, BadRequest<Problem>> KFactorOf(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);

        return TypedResults.Ok(KFactorView.Of(days, FiguresOf(state, days)));
    }

    /// <inheritdoc cref="Funnel"/>
    static Results<Ok<CycleTimeView>, NotFound<Problem>, BadRequest<Problem>> CycleTimeOf(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);

        return TypedResults.Ok(CycleTimeView.Of(days, state, MostInstalls));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; today when absent.</param>
    /// <param name="order"><c>installs</c>, <c>clicks</c>, <c>reinstalls</c>, <c>signUps</c> or <c>customEvents</c>.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    static Results<Ok<TopReferrersView>, NotFound<Problem>, BadRequest<Problem>> TopReferrers(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null, string order = "installs",
        string? skip = null, string? limit = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);
        if (!Named.Read<ReferrerOrder>(order, out var by)) return TypedResults.BadRequest(Named.Wrong<ReferrerOrder>("order"));
        if (PageText.Read(skip, limit, MostLines, out var page) is { } wrong) return TypedResults.BadRequest(wrong);

        var lines = state.TopReferrers(app, days.Begin, days.End, by ?? ReferrerOrder.Installs, page.Skip, page.Limit);
        return TypedResults.Ok(TopReferrersView.Of(days, lines, page.Next(lines.Count)));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where relations are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="user">From whom on: a user's id.</param>
    /// <param name="install">Or that of an install whose user has not signed up.</param>
    /// <param name="name">Only relations of this event.</param>
    /// <param name="depth">How many steps down, 1 to 6.</param>
    /// <param name="from">Without a person: the first day.</param>
    /// <param name="to">Without a person: the last day.</param>
    static Results<Ok<RelationsView>, NotFound<Problem>, BadRequest<Problem>> Relations(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? user = null, string? install = null,
        [FromQuery(Name = "event")] string? name = null, string? depth = null, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);
        if (!PageText.Number(depth, 2, 1, RelationTree.Deepest, out var steps)) return TypedResults.BadRequest(new Problem($"depth must be 1 to {RelationTree.Deepest}."));
        if (user is not null && install is not null) return TypedResults.BadRequest(new Problem("Name a user or an install, not both."));

        Person? person = user is not null ? Person.User(user) : install is not null ? Person.Install(install) : null;
        return TypedResults.Ok(person is { } root
            ? new RelationsView(null, RelationTree.Of(app, state, root, string.IsNullOrEmpty(name) ? null : name, steps))
            : new RelationsView([.. state.RelationEvents(app, days.Begin, days.End, MostEvents).Where(line => string.IsNullOrEmpty(name) || line.Event == name)], null));
    }

    /// <inheritdoc cref="TopReferrers"/>
    static Results<Ok<FraudView>, NotFound<Problem>, BadRequest<Problem>> Fraud(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null, string? skip = null, string? limit = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);
        if (PageText.Read(skip, limit, MostLines, out var page) is { } wrong) return TypedResults.BadRequest(wrong);

        var suspects = state.Suspects(app, days.Begin, days.End, page.Skip, page.Limit);
        return TypedResults.Ok(FraudView.Of(days, FraudFigures.Of(FiguresOf(state, days)), suspects, page.Next(suspects.Count), state.ReviewQueue(app)));
    }

    /// <inheritdoc cref="Funnel"/>
    static Results<Ok<SavingsView>, NotFound<Problem>, BadRequest<Problem>> SavingsOf(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);

        return TypedResults.Ok(new SavingsView(days.From, days.To, owner.TimeZone, owner.Currency, Savings.Of(FiguresOf(state, days), owner.Referrals.Savings)));
    }

    /// <inheritdoc cref="Funnel"/>
    static Results<Ok<CohortsView>, NotFound<Problem>, BadRequest<Problem>> Cohorts(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, string? from = null, string? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (ReportDays.Read(owner, clock, from, to, out var days) is { } mistake) return TypedResults.BadRequest(mistake);

        return TypedResults.Ok(new CohortsView(days.From, days.To, owner.TimeZone, owner.Currency, ReferredCohorts.Of(FiguresOf(state, days), days.Today)));
    }

    static IReadOnlyList<(RollupKey Key, Figure Figure)> FiguresOf(IState state, ReportDays days) => state.Figures(days.App.Id, days.From, days.To);
}
