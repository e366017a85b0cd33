using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Apps;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Networks;

/// <summary>Networks that claim by themselves: what each of them said, and what became of it.</summary>
static class NetworkEndpoints
{
    const int DefaultLimit = 50, MostPerPage = 500, MostDays = 366;

    public static void MapNetworks(this IEndpointRouteBuilder routes)
    {
        var networks = routes.MapGroup("/apps/{app}/networks").WithTags("Networks");

        networks.MapGet("/", List).WithName("ListNetworks").WithSummary("Self-reporting networks with their claims and answers by outcome");
        networks.MapGet("/{network}/claims", Claims).WithName("ListNetworkClaims").WithSummary("What one network claimed, the latest first, with what became of it");
    }

    /// <param name="app">The app's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the figures are.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="from">The first day of receipt; 29 days before the last when absent.</param>
    /// <param name="to">The last day; today in the app's time zone when absent.</param>
    static Results<Ok<NetworkReport>, NotFound<Problem>, BadRequest<Problem>> List(
        string app, ICurrentConfiguration configuration, IState state, TimeProvider clock, DateOnly? from = null, DateOnly? to = null)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var last = to ?? AppCalendar.DayOf(owner, clock.GetUtcNow());
        var first = from ?? last.AddDays(-29);
        if (first > last) return TypedResults.BadRequest(new Problem("from must not be after to."));
        if (last.DayNumber - first.DayNumber >= MostDays) return TypedResults.BadRequest(new Problem($"Ask for {MostDays} days at most."));

        var figures = state.Figures(app, first, last);
        return TypedResults.Ok(new NetworkReport(first, last, owner.TimeZone, [.. owner.Networks.Select(network => NetworkView.Of(network, figures))]));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="network">The network's id.</param>
    /// <param name="configuration">Which apps there are.</param>
    /// <param name="state">Where the claims are.</param>
    /// <param name="before">The next of an earlier answer.</param>
    /// <param name="limit">How many, 1 to 500.</param>
    static Results<Ok<ClaimPage>, NotFound<Problem>, BadRequest<Problem>> Claims(
        string app, string network, ICurrentConfiguration configuration, IState state, string? before = null, int limit = DefaultLimit)
    {
        if (!configuration.Current.AppById.ContainsKey(app)) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > MostPerPage) return TypedResults.BadRequest(new Problem($"limit must be 1 to {MostPerPage}."));

        long? start = null;
        if (!string.IsNullOrEmpty(before))
        {
            if (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return TypedResults.BadRequest(new Problem("before must be the next of an earlier answer."));
            start = position;
        }

        // Of a network that is no longer in the configuration, too: what it claimed stays.
        var page = state.Networks.ClaimsOfNetwork(app, network, start, limit);
        return TypedResults.Ok(new ClaimPage([.. page.Select(ClaimView.Of)], page.Count == limit ? page[^1].Position.ToString(CultureInfo.InvariantCulture) : null));
    }
}
