using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Reports;
using Waymark.Server.Documents;
using Waymark.Skan;
using Waymark.Storage;

namespace Waymark.Server.Api.Skan;

/// <summary>How conversion values are made, to look at before and after it is live.</summary>
static class SchemaEndpoints
{
    const int DaysOfShare = 30;

    public static void MapConversionSchemas(this IEndpointRouteBuilder routes)
    {
        var schemas = routes.MapGroup("/apps/{app}/skan/schemas").WithTags("SKAdNetwork");

        schemas.MapGet("/", List).WithName("ListConversionSchemas").WithSummary("The versions of an app's conversion values, the latest first");
        schemas.MapGet("/{version}", Find).WithName("FindConversionSchema").WithSummary("One version as a table: what gives which value, and what it is read as");
    }

    static async Task<Results<Ok<SchemaList>, NotFound<Problem>>> List(string app, ICurrentConfiguration configuration, [FromServices] SchemaTimelines timelines, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var timeline = await timelines.OfAsync(app, stop);
        return TypedResults.Ok(new SchemaList(
            [.. owner.Skan.Schemas.OrderByDescending(schema => schema.Version).Select(schema => SchemaView.Of(schema, owner.Skan.LiveSchema?.Version, timeline))]));
    }

    /// <param name="app">The app's id.</param>
    /// <param name="version">Its number, or <c>live</c> for the one that new installs get.</param>
    /// <param name="configuration">Which schemas there are.</param>
    /// <param name="timelines">When they were live.</param>
    /// <param name="state">Where the postbacks are counted.</param>
    /// <param name="clock">Tells which day it is.</param>
    /// <param name="stop">The caller has left.</param>
    static async Task<Results<Ok<SchemaTable>, NotFound<Problem>>> Find(
        string app, string version, ICurrentConfiguration configuration, [FromServices] SchemaTimelines timelines, IState state, TimeProvider clock, CancellationToken stop)
    {
        if (!configuration.Current.AppById.TryGetValue(app, out var owner)) return TypedResults.NotFound(Problem.NoApp(app));

        var schema = version == "live" ? owner.Skan.LiveSchema
            : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? owner.Skan.FindSchema(number)
            : null;
        if (schema is null)
            return TypedResults.NotFound(new Problem(version == "live" ? $"New installs of app {app} get no conversion values: no schema is live." : $"App {app} has no schema {version}."));

        var today = AppCalendar.DayOf(owner, clock.GetUtcNow());
        var share = SkanReport.NullShare(state.Figures(app, today.AddDays(1 - DaysOfShare), today));
        return TypedResults.Ok(SchemaTable.Of(schema, SchemaView.Of(schema, owner.Skan.LiveSchema?.Version, await timelines.OfAsync(app, stop)), share));
    }
}
