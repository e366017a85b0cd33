using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Server.Links;

/// <summary>What a visitor of a link sees: mostly nothing but a redirect.</summary>
static class LinkPages
{
    const string AskForHints = "Sec-CH-UA-Model, Sec-CH-UA-Platform-Version, Sec-CH-UA-Full-Version-List, Sec-CH-UA-Mobile";

    public static Task WriteAsync(HttpContext context, App app, LinkAddress link, Destination destination)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Accept-CH"] = AskForHints;

        return destination switch
        {
            Destination.Redirect redirect => RedirectAsync(context, redirect.Url),
            Destination.AppPage page => OpenAppAsync(context, app, page),
            Destination.LandingPage page => LandingPage.WriteAsync(context, app, link, page),
            Destination.Preview when link.SmartLink is not null => LandingPage.WriteAsync(context, app, link, page: null),
            Destination.Preview => PreviewAsync(context, app, link),
            _ => NotFoundAsync(context, app),
        };
    }

    /// <summary>A plain redirect to an address that was checked.</summary>
    public static Task LeadOnAsync(HttpContext context, string url)
    {
        context.Response.Headers.CacheControl = "no-store";
        return RedirectAsync(context, url);
    }

    public static Task NotFoundAsync(HttpContext context, App app) => PageAsync(
        context, StatusCodes.Status404NotFound, Name(app), $"<h1>{Html(Name(app))}</h1><p>This link leads nowhere yet.</p>");

    public static Task EmptyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static Task RedirectAsync(HttpContext context, string url)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = url;
        return Task.CompletedTask;
    }

    // In-app browsers open no store by a redirect: the page tries the app, then the store, and has a button for those without script.
    static Task OpenAppAsync(HttpContext context, App app, Destination.AppPage page)
    {
        var wait = (page.Wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var next = page.StoreUrl is null ? "" : $"<p><a id=\"store\" href=\"{Html(page.StoreUrl)}\">Get the app</a></p>";

        return PageAsync(
            context,
            StatusCodes.Status200OK,
            Name(app),
            $"<h1>{Html(Name(app))}</h1><p><a id=\"app\" data-wait=\"{wait}\" href=\"{Html(page.SchemeUrl)}\">Open in the app</a></p>{next}",
            """
            const app = document.getElementById('app'), store = document.getElementById('store');
            location.href = app.href;
            if (store) setTimeout(() => { if (!document.hidden) location.href = store.href; }, Number(app.dataset.wait));
            """);
    }

    static Task PreviewAsync(HttpContext context, App app, LinkAddress link) => PageAsync(
        context,
        StatusCodes.Status200OK,
        Name(app),
        $"<h1>{Html(Name(app))}</h1>",
        head: $"<meta property=\"og:title\" content=\"{Html(Name(app))}\"><meta property=\"og:type\" content=\"website\"><meta property=\"og:url\" content=\"{Html(link.Url)}\">");

    static Task PageAsync(HttpContext context, int status, string title, string body, string? script = null, string head = "")
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        var run = script is null ? "" : $"<script nonce=\"{nonce}\">{script}</script>";
        return context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{Html(title)}}</title>{{head}}
            <style nonce="{{nonce}}">
            :root { color-scheme: light dark } body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 24rem; padding: 0 1rem; text-align: center }
            a { display: inline-block; padding: .6rem 1.4rem; border: 1px solid; border-radius: .5rem; color: inherit; text-decoration: none }
            </style>
            </head>
            <body>{{body}}{{run}}</body>
            </html>
            """);
    }

    static string Name(App app) => app.Name ?? app.Id;

    static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
