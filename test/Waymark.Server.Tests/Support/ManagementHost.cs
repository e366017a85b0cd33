using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Connectors;
using Waymark.Server.Api;

namespace Waymark.Server.Tests.Support;

/// <summary>The configuration's routes on a free port, and a client that holds the management key.</summary>
sealed class ManagementHost : IAsyncDisposable
{
    readonly WebApplication _app;

    ManagementHost(WebApplication app)
    {
        _app = app;
        Address = app.Urls.Single();
        Client = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public static async Task<ManagementHost> StartAsync(ConfigurationDirectory directory, string key, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        directory.AddTo(builder.Services).AddManagementKey().AddSingleton(ConnectorCatalog.BuiltIn);

        var app = builder.Build();
        app.MapGroup("/api/manage/v1").MapConfiguration();
        await app.StartAsync(stop);

        var host = new ManagementHost(app);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
