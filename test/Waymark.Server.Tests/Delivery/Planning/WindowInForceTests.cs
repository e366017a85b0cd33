using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Connectors;
using Waymark.Facts;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Tracing;
using Waymark.Server.Delivery.Workers;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Sqlite;

namespace Waymark.Server.Tests.Delivery.Planning;

/// <summary>The postback window is the one in force when an event is received: documents, versions, processing and delivery are the real ones.</summary>
public sealed class WindowInForceTests : IAsyncLifetime
{
    static readonly DeliveryTarget Target = new("shop", "hook");

    static readonly DateTimeOffset Installed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string _directory = Directory.CreateTempSubdirectory("waymark-").FullName;
    readonly HandClock _clock = new();
    readonly Receiver _receiver = new();
    readonly ServiceProvider _services;
    readonly LiveConfiguration _live;

    ProcessingApplication _app = null!;
    DeliveryRoom _room = null!;
    IntegrationWorker _worker = null!;

    public WindowInForceTests()
    {
        _services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<TimeProvider>(_clock)
            .AddConfigurationDocument(_directory, ConnectorCatalog.Partners).BuildServiceProvider();
        _live = _services.GetRequiredService<LiveConfiguration>();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _clock.Now = Installed;
        await ApplyAsync(15);
        _app = new ProcessingApplication(_live.Current.AppById["shop"]) { Now = _clock.Now };
        _room = new DeliveryRoom(
            _live, _app.State, _app.State, SqliteDeliveries.Open(Path.Combine(_directory, "delivery.db")), _clock,
            new DeliveryOptions { Handler = () => _receiver }, new DeliveryMetrics(_services.GetRequiredService<IMeterFactory>()))
        {
            ConfigurationAt = _live.At,
        };
        _worker = new IntegrationWorker(_room, Target, NullLogger.Instance);
        await DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _worker.Dispose();
        _room.Deliveries.Dispose();
        await _app.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>15 days, lowered to 10 on day 2, raised to 20 on day 14: a purchase on day 13 is not sent, one on day 17 is.</summary>
    /// <param name="isAway">The receiver comes back when all is over: what was received then is judged as it was then.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fifteen_days_then_ten_then_twenty(bool isAway)
    {
        _receiver.IsAway = isAway;
        _app.Init("i-1");
        await BuyAsync(1, "within 15");
        await ApplyAsync(10, day: 2);
        await BuyAsync(9, "within 10");
        await BuyAsync(10, "the last moment of 10");
        await BuyAsync(13, "beyond 10");
        await ApplyAsync(20, day: 14);
        await BuyAsync(17, "within 20");
        await BuyAsync(21, "beyond 20");

        _receiver.IsAway = false;
        _clock.Now += TimeSpan.FromHours(1);
        await DeliverAsync();

        _receiver.Purchases.ShouldBe(["within 15", "within 10", "the last moment of 10", "within 20"]);
        _room.Deliveries.Ledger(Target, DeliveryRun.Live).Single(line => line.State == LedgerState.Skipped).ShouldSatisfyAllConditions(
            line => line.Reason.ShouldBe("outside_postback_window"), line => line.Events.ShouldBe(2));
        Saw("beyond 10").ShouldBe("10 days; 13 days after the conversion");
        Saw("within 20").ShouldBe("20 days; 17 days after the conversion");
        _app.Stream.Select(happened => happened.Version).Distinct().ShouldBe([1, 2, 3]);
    }

    async Task BuyAsync(int day, string what)
    {
        MoveTo(day);
        _app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "purchase", event_data = new { what } });
        await _app.ProcessAsync();
        await DeliverAsync();
    }

    async Task ApplyAsync(int days, int day = 0)
    {
        if (day > 0) MoveTo(day);
        var outcome = await _live.ApplyAsync($$"""
            { "apps": [ { "id": "shop", "token": "prj_shop", "integrations": [ { "id": "hook", "partner": "webhook", "active": true,
                "postbackWindowDays": {{days}}, "settings": { "url": "https://receiver.example/" }, "events": [ { "event": "purchase" } ] } ] } ] }
            """, "somebody", stop: Stop);
        outcome.ShouldBeOfType<ConfigurationOutcome.Applied>();
        if (day > 0) _app.Configure(_live.Current.AppById["shop"]);
    }

    void MoveTo(int day) => _app.Now = _clock.Now = Installed.AddDays(day);

    async Task DeliverAsync()
    {
        while (await _worker.TurnAsync(Stop) == Pause.None)
        {
        }
    }

    string Saw(string what)
    {
        var happened = _app.Stream.Single(happened => System.Text.Encoding.UTF8.GetString(happened.Values.Span).Contains($"\"{what}\"", StringComparison.Ordinal));
        return new DeliveryTrace(_room).Explain(Target, happened).Single(step => step.Reason == "outside_postback_window").Saw;
    }

    sealed class Receiver : HttpMessageHandler
    {
        public bool IsAway { get; set; }

        public List<string> Purchases { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsAway) return new(HttpStatusCode.ServiceUnavailable);

            if (request.Method == HttpMethod.Post)
            {
                using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
                if (body.RootElement.GetProperty("values").TryGetProperty("what", out var what)) Purchases.Add(what.GetString()!);
            }

            return new(HttpStatusCode.OK);
        }
    }
}
