using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Apps;
using Waymark.Attribution.Networks;
using Waymark.Facts;
using Waymark.Server.Delivery;
using Waymark.Server.Networks;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Networks;

/// <summary>Real processing and the desk that asks, with networks that answer what a test says, under a clock that a test moves.</summary>
sealed class NetworkWorld : HttpMessageHandler, IAsyncDisposable
{
    public const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly HandClock _clock = new();
    readonly NetworkLine _line;
    readonly IntakeWorld _configuration;
    NetworkDesk _desk;
    int _carried;

    public NetworkWorld(App? shop = null)
    {
        var app = shop ?? Shop();
        Processing = new ProcessingApplication(app) { Now = _clock.Now };
        _configuration = new IntakeWorld(Some.Configuration(app));
        _line = new NetworkLine(new DeliveryOptions { Handler = () => this }, _clock);
        _desk = NewDesk();
    }

    public ProcessingApplication Processing { get; }

    /// <summary>What a network answers, by host; nobody is there at any other.</summary>
    public Dictionary<string, Func<Task<(int Status, string Body)>>> ByHost { get; } = [];

    public List<(string Host, JsonElement Question, string Signature)> Asked { get; } = [];

    /// <summary>Two networks that are asked and one that only posts.</summary>
    public static App Shop() => Some.App() with
    {
        Android = new AndroidApp { Package = "com.example.shop" },
        Networks =
        [
            new AdNetwork { Id = "aster", Code = "ASTER", Key = "aster-key", BaseUrl = "https://aster.test/installs" },
            new AdNetwork { Id = "dahlia", Code = "DAHLIA", Key = "dahlia-key", BaseUrl = "https://dahlia.test/installs" },
            new AdNetwork { Id = "boreal", Code = "BOREAL", Key = "boreal-key" },
        ],
    };

    public void Answers(string host, int status, string body) => ByHost[host] = () => Task.FromResult((status, body));

    /// <returns>A click at some time before now, as a network tells of it.</returns>
    public string Claim(TimeSpan before, string type = "click", string more = "") =>
        $$"""{ "claim": { "type": "{{type}}", "at": "{{Processing.Now - before:yyyy-MM-dd'T'HH:mm:ss'Z'}}", "campaign_id": "c-1"{{more}} } }""";

    /// <summary>A network posts a claim.</summary>
    public async Task PostAsync(TimeSpan before, string type = "click", string network = "boreal", string subject = $"\"device_id\": \"{Gaid}\"")
    {
        var claim = $$"""{ "type": "{{type}}", "at": "{{Processing.Now - before:yyyy-MM-dd'T'HH:mm:ss'Z'}}", {{subject}} }""";
        Processing.SayRaw(FactKind.NetworkClaim, JsonSerializer.Serialize(new { network, outcome = "Claim", claim }), address: null);
        await Processing.ProcessAsync();
    }

    public async Task OpenAsync(string installId = "i-1", object? device = null, string platform = "ANDROID")
    {
        Processing.Say(FactKind.Init, new { token = "prj_shop", platform, install_instance_id = installId, device_data = device ?? new { gaid = Gaid } });
        await Processing.ProcessAsync();
    }

    /// <summary>Time passes, the desk looks once, all that it asked is answered, and processing understands what it told.</summary>
    public async Task LookAsync(TimeSpan after = default)
    {
        Processing.Advance(after);
        _clock.Now = Processing.Now;
        await Task.WhenAll(Begin());
        await CarryAsync();
    }

    /// <summary>The desk looks, and nobody waits for the answers.</summary>
    public IReadOnlyList<Task> Begin() => _desk.Look(TestContext.Current.CancellationToken);

    /// <summary>Processing understands what the desk has told so far.</summary>
    public async Task CarryAsync()
    {
        foreach (var fact in _configuration.Journal.Facts.Skip(_carried))
        {
            _carried++;
            Processing.SayRaw(fact.Kind, System.Text.Encoding.UTF8.GetString(fact.Body.Span), address: null);
        }

        await Processing.ProcessAsync();
    }

    /// <summary>Another process, which has asked nothing yet.</summary>
    public void Restart() => _desk = NewDesk();

    public NetworkOutcome? Outcome(string network, string installId = "i-1") =>
        Processing.State.Networks.FindQuestion("shop", installId, network).ShouldNotBeNull().Outcome;

    public ReceivedClaim OnlyClaim(string network = "boreal") => Processing.State.Networks.ClaimsOfNetwork("shop", network, null, 9).ShouldHaveSingleItem();

    /// <summary>How many claims stand so by the daily figures.</summary>
    public long Counted(string measure, string name) => Processing.State.Figures("shop", DateOnly.MinValue, DateOnly.MaxValue)
        .Where(figure => figure.Key.Measure == measure && figure.Key.Name == name)
        .Sum(figure => figure.Figure.Count);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _line.Dispose();
        _configuration.Dispose();
        await Processing.DisposeAsync();
        await _services.DisposeAsync();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri.ShouldNotBeNull().Host;
        var body = await request.Content.ShouldNotBeNull().ReadAsStringAsync(cancellationToken);

        lock (Asked)
            Asked.Add((host, JsonElement.Parse(body), request.Headers.GetValues("X-Waymark-Signature").Single()));

        if (!ByHost.TryGetValue(host, out var answer)) throw new HttpRequestException("Nobody there.");

        var (status, text) = await answer().WaitAsync(cancellationToken);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text) };
    }

    NetworkDesk NewDesk() => new(_configuration, Processing.State, _configuration.Journal, _line, new NetworkFigures(_services.GetRequiredService<IMeterFactory>()), _clock);
}
