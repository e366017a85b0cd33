using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Apps;
using Waymark.Server.Links.Domains;

namespace Waymark.Server.Api.Links;

/// <summary>Whether an app's link hosts work for phones.</summary>
static class DomainEndpoints
{
    public static void MapDomains(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apps/{app}/domains", Look).WithTags("Links").WithName("CheckDomains")
            .WithSummary("Looks at each link host from outside: whether it reaches this server, serves its files, and is proved in DNS");

    static async Task<Results<Ok<DomainReport>, NotFound<Problem>>> Look(
        string app, ICurrentConfiguration configuration, [FromServices] DomainCheck check, CancellationToken stop) =>
        configuration.Current.AppById.TryGetValue(app, out var owner)
            ? TypedResults.Ok(await check.RunAsync(owner, stop))
            : TypedResults.NotFound(Problem.NoApp(app));
}
