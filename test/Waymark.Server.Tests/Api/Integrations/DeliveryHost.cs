using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Apps;
using Waymark.Server.Api;
using Waymark.Server.Api.Integrations;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Workers;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Delivery;
using Waymark.Server.Tests.Support;
using Waymark.Storage;

namespace Waymark.Server.Tests.Api.Integrations;

/// <summary>The integrations' routes over a world of its own; its events have names that people can look up.</summary>
sealed class DeliveryHost : IAsyncDisposable
{
    readonly ConfigurationDirectory _directory = new();

    WebApplication? _host;

    public DeliveryWorld World { get; } = new();

    /// <summary>Holds the key and begins at the app's integrations.</summary>
    public HttpClient Client { get; } = new();

    public async Task StartAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        _directory.AddTo(builder.Services).AddManagementApi();
        builder.Services
            .AddSingleton<ICurrentConfiguration>(World)
            .AddSingleton<IStream>(World.Stream)
            .AddSingleton<TimeProvider>(World)
            .AddSingleton(World.Room)
            .AddSingleton(World.Deliveries)
            .AddSingleton<DeliveryTrace>()
            .AddSingleton<DeliverySearch>()
            .AddSingleton<DeliveryWorkers>();

        _host = builder.Build();
        _host.MapGroup("/api/manage/v1").MapIntegrations();
        await _host.Services.GetRequiredService<LiveConfiguration>().ApplyAsync("""{ "managementKeys": ["mk_dev"] }""", "test", stop: stop);
        await _host.StartAsync(stop);
        Client.BaseAddress = new Uri($"{_host.Urls.Single()}/api/manage/v1/apps/shop/integrations/");
        Client.DefaultRequestHeaders.Authorization = new("Bearer", "mk_dev");
        await World.DeliverAsync();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> PostAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(path, content);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
        await _directory.DisposeAsync();
        World.Dispose();
    }
}
