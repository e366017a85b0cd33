using System.Collections.Frozen;
using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Server.Links;

/// <summary>Everything under an app's own hosts that is not one of our addresses is a link.</summary>
static class LinkEndpoints
{
    static readonly string[] OurAddresses = ["/api/", "/web/", "/v2/", "/s2s/", "/health/", "/openapi/", "/.well-known/"];

    static readonly FrozenDictionary<string, Func<App, string>> Files = new Dictionary<string, Func<App, string>>
    {
        ["/.well-known/apple-app-site-association"] = app => AssociationFiles.Apple(app),
        ["/apple-app-site-association"] = app => AssociationFiles.Apple(app),
        ["/.well-known/assetlinks.json"] = app => AssociationFiles.Android(app),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IServiceCollection AddLinks(this IServiceCollection services) => services
        .AddSingleton<KnownVisitors>()
        .AddSingleton<KnownLinks>()
        .AddSingleton<LinkFigures>()
        .AddSingleton<LinkVisits>();

    /// <summary>Goes before routing: a link may have any path.</summary>
    public static void UseLinks(this WebApplication host)
    {
        var configuration = host.Services.GetRequiredService<ICurrentConfiguration>();
        var visits = host.Services.GetRequiredService<LinkVisits>();

        host.Use((context, next) =>
        {
            if (!configuration.Current.AppByDomain.TryGetValue(context.Request.Host.Host, out var app))
                return FollowWrapped(context, configuration.Current) ?? next(context);

            var path = context.Request.Path.Value ?? "/";
            if (Files.TryGetValue(path, out var file)) return WriteFileAsync(context, file(app));
            if (path == DomainProof.Path) return WriteTextAsync(context, DomainProof.TextOf(app, context.Request.Host.Host));
            if (Array.Exists(OurAddresses, ours => path.StartsWith(ours, StringComparison.OrdinalIgnoreCase))) return next(context);

            return path switch
            {
                "/favicon.ico" => LinkPages.EmptyAsync(context, StatusCodes.Status404NotFound),
                "/robots.txt" => WriteTextAsync(context, "User-agent: *\nDisallow:\n"),
                _ when !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) => RefuseAsync(context),
                _ => visits.FollowAsync(context, app),
            };
        });
    }

    // A host of an e-mail provider's that was pointed at us: phones ask it for its files, and what it wraps is followed like our own.
    static Task? FollowWrapped(HttpContext context, Configuration configuration)
    {
        if (!configuration.AppByWrapperDomain.TryGetValue(context.Request.Host.Host, out var app)) return null;
        if (Files.TryGetValue(context.Request.Path.Value ?? "/", out var file)) return WriteFileAsync(context, file(app));

        var original = WrappedLink.Original($"https://{context.Request.Host.Value}/{context.Request.QueryString.Value}", app);
        return RedirectTargets.Accept(original, app) is { } link ? LinkPages.LeadOnAsync(context, link) : LinkPages.NotFoundAsync(context, app);
    }

    // Apple and Google fetch these from afar and keep them: public, plain, never redirected.
    static Task WriteFileAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return context.Response.WriteAsync(json);
    }

    static Task WriteTextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD";
        return LinkPages.EmptyAsync(context, StatusCodes.Status405MethodNotAllowed);
    }
}
