using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Apps;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Tests.Support;

/// <summary>The intake alone on a real port, with a journal in memory.</summary>
sealed class IntakeApplication : IAsyncDisposable
{
    readonly WebApplication _host;
    readonly MeterListener _listener = new();
    readonly Lock _gate = new();
    readonly List<string> _counted = [];

    IntakeApplication(WebApplication host, IntakeWorld world)
    {
        _host = host;
        World = world;

        var meters = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name == "waymark.intake.requests")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Count(tags));
    }

    public static TheoryData<string> DevicePaths => [.. DeviceRoute.All.Select(route => route.Path)];

    public IntakeWorld World { get; }

    public MemoryJournal Journal => World.Journal;

    public StillClock Clock => World.Clock;

    public ScriptedAnswers Answers => World.Answers;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public HttpClient Client { get; } = new();

    /// <summary>What was counted, as <c>path outcome reason</c>.</summary>
    public IReadOnlyList<string> Counted
    {
        get
        {
            lock (_gate)
                return [.. _counted];
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<IntakeApplication> StartAsync(App? app = null) =>
        StartAsync(Some.Configuration(app ?? Some.App()));

    public static async Task<IntakeApplication> StartAsync(Configuration configuration)
    {
        var world = new IntakeWorld(configuration);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(world);
        builder.Services
            .AddSingleton<ICurrentConfiguration>(world)
            .AddSingleton<IJournal>(world.Journal)
            .AddSingleton<IAnswers>(world.Answers)
            .AddSingleton<TimeProvider>(world.Clock)
            .AddMetrics()
            .AddIntake();

        var host = builder.Build();
        host.UseIntake();
        host.MapIntake();

        var application = new IntakeApplication(host, world);
        application._listener.Start();
        await host.StartAsync(Stop);
        application.Address = new Uri(
            host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return application;
    }

    /// <summary>A device's call; the path is below <c>/api/client</c>.</summary>
    public Task<Reply> CallAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/client{path}", Encoding.UTF8.GetBytes(json), headers);

    /// <summary>A page's event.</summary>
    public Task<Reply> IngestAsync(string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, "/web/ingest", Encoding.UTF8.GetBytes(json), headers);

    public async Task<Reply> SendAsync(
        HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));

        if (body is not null)
            request.Content = new ByteArrayContent(body);

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Client.SendAsync(request, Stop);
        return await Reply.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Client.Dispose();
        await _host.DisposeAsync();
    }

    void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var words = new List<string>();

        foreach (var tag in tags)
            words.Add($"{tag.Value}");

        lock (_gate)
            _counted.Add(string.Join(' ', words));
    }
}
