using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Waymark.Sandbox.Apple;
using Waymark.Sandbox.Apple.Skan;
using Waymark.Sandbox.CleverTap;
using Waymark.Sandbox.Echo;
using Waymark.Sandbox.Inbox;
using Waymark.Sandbox.Meta;

namespace Waymark.Sandbox;

/// <summary>The stand-ins, listening; ends when disposed.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    readonly WebApplication _app;

    SandboxHost(WebApplication app)
    {
        _app = app;
        Address = new(app.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public Uri Address { get; }

    /// <summary>The base address to give a connector in place of CleverTap's.</summary>
    public Uri CleverTap => new(Address, CleverTapEmulator.Prefix);

    /// <param name="url">Where to listen; port 0 takes any free port, see <see cref="Address"/>.</param>
    public static async Task<SandboxHost> StartAsync(
        string url, SandboxOptions? options = null, CancellationToken stop = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // each account's own limit decides
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole()
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // a failed start is thrown, and told once
        options ??= new();
        builder.Services.AddSingleton(options);
        builder.Services.AddCleverTap(options);

        var app = builder.Build();
        app.Use(MarkAsSandbox);
        app.UseCleverTapRegions();
        app.UseRouting();
        app.MapRootPage();
        app.MapCleverTap();
        app.MapAdServices();
        app.MapSkan();
        app.MapAdReferrers();
        app.MapEcho();
        app.MapStandIns();

        try
        {
            await app.StartAsync(stop);
            return new(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken stop) => _app.WaitForShutdownAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // Nobody who looks at an answer may take it for the real thing.
    static Task MarkAsSandbox(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers["X-Waymark-Sandbox"] = "1";
        return next(http);
    }
}
