using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Waymark.Server.Intake;

/// <summary>The routes for phones and web pages.</summary>
static class IntakeEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<Door>();
        var devices = routes.ServiceProvider.GetRequiredService<DeviceIntake>();
        var pages = routes.ServiceProvider.GetRequiredService<WebIntake>();

        foreach (var route in DeviceRoute.All)
        {
            var path = $"/api/client{route.Path}";
            routes.Map(path, door.For(path, context => devices.TakeAsync(context, route)));
        }

        foreach (var path in WebIntake.Paths)
            routes.Map(path, door.For(path, pages.TakeAsync));

        // Old clients call addresses that never existed; they too read only JSON.
        routes.Map("/api/client/{**rest}", door.For("/api/client/*", NotFound));
        routes.Map("/web/{**rest}", door.For("/web/*", NotFound));
    }

    /// <summary>Needs an ICurrentConfiguration, an IJournal and an IAnswers from elsewhere.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);

        return services
            .AddSingleton<Door>()
            .AddSingleton<IntakeCounters>()
            .AddSingleton<RateLimits>()
            .AddSingleton<SignatureChecks>()
            .AddSingleton<JournalDesk>()
            .AddSingleton<DeviceIntake>()
            .AddSingleton<WebIntake>();
    }

    static ValueTask<Answer> NotFound(HttpContext context) => ValueTask.FromResult(Refusals.NotFound);
}
