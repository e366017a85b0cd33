using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Server.Delivery;
using Waymark.Server.Delivery.Workers;
using Waymark.Storage;
using Waymark.Storage.Deliveries;
using Waymark.Storage.Sqlite;
using Waymark.Users;

namespace Waymark.Server.Tests.Delivery;

/// <summary>An app, its stream, a partner and a real delivery file; time stands still until the test moves it.</summary>
sealed class DeliveryWorld : TimeProvider, IPeople, ICurrentConfiguration, IDisposable
{
    public static readonly DeliveryTarget Target = new("shop", "ct");

    readonly string _directory = Directory.CreateTempSubdirectory("waymark-").FullName;
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly Dictionary<string, Install> _installs = [];
    readonly Dictionary<string, User> _users = [];

    DateTimeOffset _now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    long _position;
    IntegrationWorker? _worker;

    public DeliveryWorld()
    {
        Deliveries = Open();
        Configure(Integration);
    }

    public static Integration Integration { get; } = new()
    {
        Id = "ct",
        Partner = "clevertap",
        Active = true,
        Settings = new Dictionary<string, string>
        {
            ["accountId"] = "ACC",
            ["passcode"] = "secret",
            ["baseUrl"] = "http://partner.test",
        },
        Events = [new EventMapping { Event = "*" }],
    };

    public Configuration Current { get; private set; } = Configuration.Empty;

    public StreamInMemory Stream { get; } = new();

    public FakePartner Partner { get; } = new();

    public IDeliveries Deliveries { get; private set; }

    public DeliveryOptions Options { get; } = new();

    /// <summary>How the stream names its events.</summary>
    public Func<long, string> NameEvent { get; set; } = position => $"e{position}";

    public IntegrationWorker Worker => _worker ??= new IntegrationWorker(Room, Target, NullLogger.Instance);

    public IntegrationCondition Condition => Deliveries.Condition(Target)!;

    public DeliveryRoom Room => new(
        this, Stream, this, Deliveries, this, Options, new DeliveryMetrics(_services.GetRequiredService<IMeterFactory>()))
    {
        Random = new Halves(),
    };

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;

    public void Configure(params Integration[] integrations) => Current = new Configuration(
        Current.Version + 1,
        new ConfigurationDocument { Apps = [new App { Id = "shop", Token = "prj_shop", Integrations = integrations }] });

    public void Know(string install, string? cleverTapId = null, string? user = null)
    {
        _installs[install] = new Install
        {
            App = "shop",
            Id = install,
            FirstSeenAt = _now,
            Platform = Platform.Android,
            UserId = user,
            PartnerIds = cleverTapId is null ? new Dictionary<string, string>() : new() { ["clevertap_id"] = cleverTapId },
        };

        if (user is not null)
            _users[user] = new User { App = "shop", Id = user, Name = "Nila" };
    }

    public StreamEvent Happens(string install, EventKind kind = EventKind.InApp, string? name = null, string? user = null, DateTimeOffset? at = null)
    {
        var position = ++_position;
        var happened = new StreamEvent
        {
            Position = position,
            Id = NameEvent(position),
            App = "shop",
            Lane = Lane.Of("shop", install),
            Kind = kind,
            Name = name ?? (kind == EventKind.InApp ? "visited" : EventNames.Of(kind)),
            At = at ?? _now,
            ReceivedAt = _now,
            Fact = position,
            InstallId = install,
            UserId = user,
            Platform = Platform.Android,
            Credit = Credit.Organic,
            Values = Encoding.UTF8.GetBytes("{}"),
        };
        Stream.Add(happened);
        return happened;
    }

    /// <summary>Lets the worker do all there is to do at this moment.</summary>
    public async Task<Pause> DeliverAsync()
    {
        Pause pause;

        do
        {
            pause = await Worker.TurnAsync(TestContext.Current.CancellationToken);
        }
        while (pause == Pause.None);

        return pause;
    }

    /// <summary>What a new process would find: only what was stored is left.</summary>
    public void Restart()
    {
        _worker?.Dispose();
        _worker = null;
        Deliveries.Dispose();
        Deliveries = Open();
    }

    public string Ledger(int run = DeliveryRun.Live)
    {
        var lines = Deliveries.Ledger(Target, run);
        lines.Where(line => line.State != LedgerState.Events).Sum(line => line.Events)
            .ShouldBe(lines.Where(line => line.State == LedgerState.Events).Sum(line => line.Events), "the ledger must balance");
        return string.Join(", ", lines
            .OrderBy(line => line.State)
            .Select(line => $"{line.State} {line.Events}{(line.Reason.Length > 0 ? $" {line.Reason}" : "")}"));
    }

    public Install? FindInstall(string app, string installId) => _installs.GetValueOrDefault(installId);

    public User? FindUser(string app, string userId) => _users.GetValueOrDefault(userId);

    public void Dispose()
    {
        _worker?.Dispose();
        Deliveries.Dispose();
        Partner.Dispose();
        _services.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    SqliteDeliveries Open()
    {
        Options.Handler = () => new Shared(Partner);
        return SqliteDeliveries.Open(Path.Combine(_directory, "delivery.db"));
    }

    /// <summary>The partner outlives the workers that call it.</summary>
    sealed class Shared(FakePartner partner) : HttpMessageHandler
    {
        readonly HttpMessageInvoker _invoker = new(partner, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }

    sealed class Halves : Random
    {
        public override double NextDouble() => 0.5;
    }
}
