using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Waymark.Browser.Tests.Support;

/// <summary>A web shop of another origin than Waymark's, whose every page includes the script and nothing else.</summary>
sealed class ShopSite : IAsyncDisposable
{
    readonly WebApplication _host;

    ShopSite(WebApplication host) => _host = host;

    public string Address => _host.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <param name="waymark">Where the script is.</param>
    /// <param name="head">More of the page's head, before the script.</param>
    public static async Task<ShopSite> StartAsync(string waymark, string head = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = builder.Build();

        // Strict, as a careful shop would have it: the script needs no more than to be loaded and to talk home.
        host.MapGet("/{**page}", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {waymark} 'nonce-shop'; connect-src {waymark}";
            return Results.Content(
                $"""<!doctype html><title>Shop – Söhne</title>{head}<script src="{waymark}/web/waymark.js" data-token="web_shop"></script>""", "text/html; charset=utf-8");
        });
        await host.StartAsync();
        return new(host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
