using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Attribution;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Deeds;
using Waymark.Sandbox.CleverTap.Exports;
using Waymark.Sandbox.CleverTap.Inspection;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Queries;
using Waymark.Sandbox.CleverTap.Uploads;
using Waymark.Sandbox.CleverTap.Webhooks;

namespace Waymark.Sandbox.CleverTap;

/// <summary>A stand-in for CleverTap's server APIs, everything under one prefix.</summary>
static class CleverTapEmulator
{
    public const string Prefix = "/clevertap";

    public static IServiceCollection AddCleverTap(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options.Clock)
        .AddSingleton(new AccountBook(options))
        .AddSingleton(new RequestLog(options.RequestsKept))
        .AddSingleton<Reception>()
        .AddSingleton<WebhookSender>()
        .AddHostedService<Exporter>();

    public static void MapCleverTap(this IEndpointRouteBuilder routes)
    {
        var clevertap = routes.MapGroup(Prefix);

        clevertap.MapUpload();
        clevertap.MapAttribution();
        clevertap.MapConnect();
        clevertap.MapQueries();
        clevertap.MapProfileCalls();
        clevertap.MapInspection();
        clevertap.MapDeeds();
        clevertap.MapExports();
        clevertap.MapWebhooks();
        clevertap.MapUnknownPaths();
    }

    /// <summary>Takes the region out of /clevertap/in1/1/upload: it says which host the caller believes in.</summary>
    public static void UseCleverTapRegions(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(Prefix, out var rest)
            && rest.Value is { Length: > 1 } path
            && Asked(path) is { } asked)
        {
            http.Request.Path = $"{Prefix}/{asked.Call}";
            http.Items[typeof(Region)] = asked.Region;
        }

        return next(http);
    });

    static (Region Region, string Call)? Asked(string path) => path.Split('/', 4) switch
    {
        [_, AppsFlyerRegion.Segment, var field, var call] => (AppsFlyerRegion.Read(field), call),
        [_, var code, .. var call] when Region.All.FirstOrDefault(region => region.Code == code) is { } region && call.Length > 0 =>
            (region, string.Join('/', call)),
        _ => null,
    };

    // Seen on CleverTap's hosts: 200 and nothing else for a path they do not know.
    static void MapUnknownPaths(this IEndpointRouteBuilder routes) =>
        routes.Map("/{**path}", (HttpContext http, RequestLog log, TimeProvider clock) =>
            log.Note(http, clock.GetUtcNow(), StatusCodes.Status200OK, "nothing is known at this path"));
}
