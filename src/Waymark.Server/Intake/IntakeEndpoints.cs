using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waymark.Server.Callers;
using Waymark.Server.Intake.Feeds;
using Waymark.Server.Intake.Referrals;
using Waymark.Server.Intake.Skan;

namespace Waymark.Server.Intake;

/// <summary>The routes for phones, web pages and feeds.</summary>
static class IntakeEndpoints
{
    /// <summary>Goes before everything: a path spelt as clients spell it needs neither routing nor anybody's authentication.</summary>
    public static void UseIntake(this WebApplication host)
    {
        var byPath = Handlers(host.Services).ToFrozenDictionary(StringComparer.Ordinal);

        host.Use(next => context =>
            byPath.TryGetValue(context.Request.Path.Value ?? "", out var take) ? take(context) : next(context));
    }

    /// <summary>Finds what is spelt differently, and answers everything else below our addresses.</summary>
    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        // To routing, a slash at the end is nothing.
        foreach (var (path, take) in Handlers(routes.ServiceProvider).DistinctBy(handler => handler.Key.TrimEnd('/')))
            routes.Map(path, take);

        var door = routes.ServiceProvider.GetRequiredService<Door>();

        // Old clients call addresses that never existed; they too read only JSON.
        routes.Map("/api/client/{**rest}", door.For("/api/client/*", NotFound));
        routes.Map("/web/{**rest}", door.For("/web/*", NotFound));

        var webhooks = routes.ServiceProvider.GetRequiredService<WebhookIntake>();
        routes.Map(WebhookIntake.Path + "/{secret?}/{event?}", door.For(WebhookIntake.Path, webhooks.TakeAsync));

        foreach (var basePath in FeedRoute.BasePaths)
            routes.Map(basePath + "/{**rest}", door.For($"{basePath}/*", _ => ValueTask.FromResult(FeedAnswers.NotFound)));
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
            .AddSingleton<DeviceIntake>()
            .AddSingleton<WebIntake>()
            .AddSingleton<PostbackIntake>()
            .AddSingleton<RefusedInput>()
            .AddSingleton<FeedIntake>()
            .AddSingleton<WebhookIntake>()
            .AddCallers();
    }

    static Dictionary<string, RequestDelegate> Handlers(IServiceProvider services)
    {
        var door = services.GetRequiredService<Door>();
        var devices = services.GetRequiredService<DeviceIntake>();
        var pages = services.GetRequiredService<WebIntake>();
        var handlers = new Dictionary<string, RequestDelegate>();

        foreach (var route in DeviceRoute.All.Concat(services.GetService<PersonalRoutes>()?.ForDevices ?? []))
        {
            var path = $"/api/client{route.Path}";
            handlers.Add(path, door.For(path, context => devices.TakeAsync(context, route)));
        }

        foreach (var path in WebIntake.Paths)
            handlers.Add(path, door.For(path, pages.TakeAsync));

        var postbacks = services.GetRequiredService<PostbackIntake>();

        foreach (var (path, protocol) in PostbackIntake.Paths)
            handlers.Add(path, door.For(path, context => postbacks.TakeAsync(context, protocol)));

        var feeds = services.GetRequiredService<FeedIntake>();

        foreach (var path in FeedRoute.BasePaths)
        {
            foreach (var route in FeedRoute.All)
                handlers.Add(path + route.Path, door.For(path + route.Path, context => feeds.TakeAsync(context, route)));
        }

        return handlers;
    }

    static ValueTask<Answer> NotFound(HttpContext context) => ValueTask.FromResult(Refusals.NotFound);
}
