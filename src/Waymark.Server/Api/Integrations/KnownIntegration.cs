using Waymark.Apps;

namespace Waymark.Server.Api.Integrations;

/// <summary>Answers 404 for integrations that the configuration does not have, before anything else is asked.</summary>
static class KnownIntegration
{
    public static RouteGroupBuilder OnlyForKnownIntegrations(this RouteGroupBuilder routes)
    {
        routes.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(Problem), ["application/json"]));
        routes.AddEndpointFilter(async (call, next) => Missing(call.HttpContext) is { } problem ? TypedResults.NotFound(problem) : await next(call));
        return routes;
    }

    static Problem? Missing(HttpContext context)
    {
        var app = (string)context.GetRouteValue("app")!;
        var integration = (string)context.GetRouteValue("integration")!;
        var configuration = context.RequestServices.GetRequiredService<ICurrentConfiguration>().Current;

        return configuration.AppById.GetValueOrDefault(app)?.Integrations.Any(candidate => candidate.Id == integration) == true
            ? null
            : new Problem($"There is no integration {integration} of app {app} in the configuration.");
    }
}
