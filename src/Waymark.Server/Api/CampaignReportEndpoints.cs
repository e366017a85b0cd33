using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api;

/// <summary>What each campaign brought, as plain numbers: the very figures that the server API shows as text.</summary>
static class CampaignReportEndpoints
{
    public static void MapCampaignReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/reports/campaigns", Campaigns).WithTags("Reports").WithName("ReadCampaignFigures")
            .WithSummary("Clicks, installs, sign-ups, events, revenue and returns by campaign");

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day in the app's time zone; the beginning when absent.</param>
    /// <param name="to">The last day; the end when absent.</param>
    /// <param name="platform">Only <c>android</c>, <c>ios</c> or <c>web</c>.</param>
    static Results<Ok<CampaignReportView>, NotFound<Problem>, BadRequest<Problem>> Campaigns(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, DateOnly? from = null, DateOnly? to = null, Platform? platform = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));
        if (from > to) return TypedResults.BadRequest(new Problem("from must not be after to."));

        var figures = CampaignReport.Of(
            state.Figures(app, from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue), AppCalendar.DayOf(owner, clock.GetUtcNow()), platform);
        var users = state.EarnedByCampaign(app);

        return TypedResults.Ok(new CampaignReportView(
            from,
            to,
            owner.TimeZone,
            owner.Currency,
            [
                .. owner.Campaigns.Select(campaign => campaign.Id).Union(figures.Keys.Order(StringComparer.Ordinal)).Select(id => new CampaignView(
                    id, owner.FindCampaign(id)?.Name, users.GetValueOrDefault(id), figures.GetValueOrDefault(id, CampaignFigures.None))),
            ]));
    }
}

/// <summary>Figures by campaign.</summary>
/// <param name="From">The first day; null for the beginning.</param>
/// <param name="To">The last day; null for the end.</param>
/// <param name="TimeZone">Which days these are.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Campaigns">The configured ones first, then what links and referrers named besides.</param>
public sealed record CampaignReportView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? To,
    string TimeZone,
    string Currency,
    IReadOnlyList<CampaignView> Campaigns);

/// <summary>One campaign.</summary>
/// <param name="Id">Its id, else its name.</param>
/// <param name="Name">As it is configured; absent for others.</param>
/// <param name="AttributedUsers">How many installs it earned in all, whichever days are asked about.</param>
/// <param name="Figures">Of the days asked about.</param>
public sealed record CampaignView(string Id, string? Name, long AttributedUsers, CampaignFigures Figures);
