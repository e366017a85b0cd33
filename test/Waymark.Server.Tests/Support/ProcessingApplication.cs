using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Reports;
using Waymark.Server.Processing;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Writing;
using Waymark.Touches;
using Waymark.Users;

namespace Waymark.Server.Tests.Support;

/// <summary>Processing over real SQLite files, told facts by a test that also moves the time.</summary>
sealed class ProcessingApplication : IAsyncDisposable
{
    public const string Home = "203.0.113.7";

    readonly string _directory = Directory.CreateTempSubdirectory("waymark-").FullName;
    readonly Dictionary<int, Configuration> _configurations = [];
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly MeterListener _listener = new();
    readonly IntakeWorld _log = new(Configuration.Empty);
    readonly ProcessingFigures _figures;
    Processor _processor;
    int _clicks;

    public ProcessingApplication(params App[] apps)
    {
        if (apps.Length == 0) apps = [Some.App()];
        _configurations[1] = new Configuration(1, new ConfigurationDocument { Apps = apps });
        App = apps[0].Id;

        var meters = _services.GetRequiredService<IMeterFactory>();
        _figures = new ProcessingFigures(meters);
        ListenTo(meters);
        Open();
    }

    public string App { get; }

    public SqliteState State { get; private set; }

    /// <summary>The real touches, which a test can make fail.</summary>
    public BrittleTouches Touches { get; private set; }

    public DateTimeOffset Now { get; set; } = Some.Moment;

    public List<Fact> Journal { get; } = [];

    /// <summary>What is known of addresses when something comes from them.</summary>
    public Dictionary<string, AddressNote> Known { get; } = [];

    public IReadOnlyList<string> Logged => _log.Logged;

    /// <summary>Facts that meant nothing, by reason.</summary>
    public Dictionary<string, long> Dropped { get; } = [];

    /// <summary>Amounts that could not be told in US dollars, by reason.</summary>
    public Dictionary<string, long> Unconverted { get; } = [];

    public IReadOnlyList<StreamEvent> Stream => State.Read(App, 0, 10_000);

    public IEnumerable<string> Names => Stream.Select(happened => happened.Name);

    /// <summary>A new version of the configuration; facts from now on are read under it.</summary>
    public void Configure(App app) =>
        _configurations[_configurations.Count + 1] = new Configuration(_configurations.Count + 1, new ConfigurationDocument { Apps = [app] });

    public void Advance(TimeSpan time) => Now += time;

    public void Say(FactKind kind, object body, string? address = Home) => SayRaw(kind, JsonSerializer.Serialize(body), address);

    /// <summary>A batch of the feed <c>clevertap</c>, which the app must have.</summary>
    public void Feed(object batch) => SayRaw(FactKind.Feed, $$"""{"feed":"clevertap","batch":{{JsonSerializer.Serialize(batch)}}}""");

    /// <summary>A call of the same feed's webhook.</summary>
    public void Webhook(object body) => SayRaw(FactKind.FeedWebhook, $$"""{"feed":"clevertap","body":{{JsonSerializer.Serialize(body)}}}""");

    /// <summary>What was counted for that feed.</summary>
    public long FeedCount(string what, string name = "") =>
        State.FeedCounts(App, "clevertap").Where(count => count.What == what && count.Name == name).Sum(count => count.Count);

    /// <summary>A file of exchange rates: about no app, so about all of them.</summary>
    public void Import(string rates) => SayRaw(FactKind.ExchangeRates, rates, address: null, app: "");

    /// <summary>What a server of the owner's says with its key.</summary>
    public void SayAsServer(FactKind kind, object body) =>
        SayRaw(kind, JsonSerializer.Serialize(body), address: null, signature: SignatureState.ServerKey);

    public void SayRaw(FactKind kind, string body, string? address = Home, string? app = null, SignatureState signature = default) => Journal.Add(new Fact
    {
        Position = Journal.Count + 1,
        Kind = kind,
        App = app ?? App,
        ReceivedAt = Now,
        Address = address is null ? null : IPAddress.Parse(address),
        AddressNote = address is null ? null : Known.GetValueOrDefault(address),
        Signature = signature,
        ConfigurationVersion = _configurations.Count,
        Body = Encoding.UTF8.GetBytes(body),
    });

    /// <returns>The click's id.</returns>
    public string Click(string url = "https://go.shop.example/p/42?c=AbC123", string? address = Home, string? userAgent = null)
    {
        var id = ClickId.From(Now, Encoding.UTF8.GetBytes((++_clicks).ToString("D10", CultureInfo.InvariantCulture)));
        SayRaw(
            FactKind.Click,
            JsonSerializer.Serialize(new Click { Id = id, Url = url, UserAgent = userAgent ?? "" }, ClickJson.Default.Click),
            address);
        return id;
    }

    public void Init(string installId, object? device = null, string? link = null, string? address = "198.51.100.9") => Say(
        FactKind.Init,
        new { token = "prj_shop", platform = "ANDROID", install_instance_id = installId, device_data = device, link },
        address);

    /// <summary>Lets everything that was said since the last time have its meaning.</summary>
    public Task ProcessAsync(int most = 2_000) => ProcessUpToAsync(Journal.Count, most);

    public async Task ProcessUpToAsync(int facts, int most)
    {
        foreach (var batch in Journal.Take(facts).Skip((int)State.Processed.Value).Chunk(most))
            await _processor.ProcessAsync(batch, TestContext.Current.CancellationToken, isMoreWaiting: batch[^1].Position < facts);
    }

    public Install Install(string id) => State.FindInstall(App, id).ShouldNotBeNull();

    public User User(string id) => State.FindUser(App, id).ShouldNotBeNull();

    public Figure Figure(string measure, string? source = null, DateOnly? day = null, Platform? platform = null) => State
        .Figures(App, day ?? DateOnly.MinValue, day ?? DateOnly.MaxValue)
        .Where(figure => figure.Key.Measure == measure
            && (source is null || figure.Key.Source == source)
            && (platform is null || figure.Key.Platform == platform))
        .Aggregate(default(Figure), (sum, figure) => sum + figure.Figure);

    /// <summary>What a new process finds after the old one is gone.</summary>
    public async Task ReopenAsync()
    {
        await State.DisposeAsync();
        await Touches.DisposeAsync();
        Open();
    }

    /// <returns>Every row of every table, in the order of its columns.</returns>
    public IReadOnlyList<string> Dump() => [.. Database.Dump(Path.Combine(_directory, "state.db")), .. Database.Dump(Path.Combine(_directory, "touches.db"))];

    public async ValueTask DisposeAsync()
    {
        await State.DisposeAsync();
        await Touches.DisposeAsync();
        _listener.Dispose();
        _log.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [MemberNotNull(nameof(State), nameof(Touches), nameof(_processor))]
    void Open()
    {
        State = SqliteState.Open(Path.Combine(_directory, "state.db"), "test");
        Touches = new BrittleTouches(SqliteTouches.Open(Path.Combine(_directory, "touches.db")));
        _processor = new Processor(
            new WriteBehind(State, Task.Run),
            Touches,
            (version, _) => ValueTask.FromResult(_configurations[version]),
            _figures,
            Task.Run,
            LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<Processor>());
    }

    void ListenTo(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "waymark.processing.dropped" or "waymark.processing.unconverted" && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            var reason = (string)tags[0].Value!;
            var told = instrument.Name == "waymark.processing.dropped" ? Dropped : Unconverted;
            told[reason] = told.GetValueOrDefault(reason) + count;
        });
        _listener.Start();
    }
}
