using System.Buffers;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Links;
using Waymark.Server.Processing;
using Waymark.Server.Processing.Reading;
using Waymark.Storage;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Writing;
using Waymark.Touches;

namespace Waymark.Bench.Micro;

/// <summary>From a fact in the journal to state, stream and figures: the mix of an app in use, in batches as the server makes them.</summary>
/// <param name="hasFraudRules">Whether the rules of fraud work as by default, or are all off.</param>
sealed class ProcessingBenchmark(bool hasFraudRules) : IMicroBenchmark
{
    const int Installs = 14_000;
    const int FactsPerBatch = 1_000;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);

    readonly Random _random = new(1);
    readonly string _directory = Directory.CreateTempSubdirectory("waymark-bench-").FullName;
    readonly Configuration _configuration = new(1, new ConfigurationDocument
    {
        Apps =
        [
            new App
            {
                Id = "shop",
                TimeZone = "Asia/Kolkata",
                Currency = "INR",
                Fraud = hasFraudRules ? new() : FraudBenchmark.Off,
                Domains = ["go.shop.example"],
                Campaigns = [new Campaign { Id = "AbC123", Name = "Spring", Network = "META", Deeplink = "https://go.shop.example/p/42" }],
            },
        ],
    });

    SqliteJournal? _journal;
    string _lastClick = "none";
    int _rounds;

    public string Name => hasFraudRules ? "processing" : "processing-fraud-off";

    public string Measures => "understand one fact: 70 % events, 10 % payments, 10 % inits, 10 % clicks" + (hasFraudRules ? "" : "; rules of fraud off");

    public int Operations => 200_000;

    public async Task PrepareAsync(CancellationToken stop)
    {
        _journal = SqliteJournal.Open(Path.Combine(_directory, "journal.db"), TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_directory, recursive: true);

        for (var number = 0; number < Operations; number++)
        {
            Appending appending;
            while (!_journal.TryAppend(Fact(number), out appending))
                await Task.Delay(1, stop);
            if (number == Operations - 1) await appending.CommittedAsync();
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var round = Directory.CreateDirectory(Path.Combine(_directory, $"round-{_rounds++}")).FullName;
        await using var state = SqliteState.Open(Path.Combine(round, "state.db"), _journal!.Id);
        await using var touches = SqliteTouches.Open(Path.Combine(round, "touches.db"));
        using var meters = new Meters();
        using var writing = new WriteBehind(state, Task.Run);
        var processor = new Processor(
            writing, touches, (_, _) => ValueTask.FromResult(_configuration), new ProcessingFigures(meters), Task.Run, NullLogger<Processor>.Instance);

        using var next = new NextFacts(_journal, FactsPerBatch, Task.Run);

        while (writing.Reached < Operations)
        {
            var facts = next.Read(writing.Reached, isInBacklog: true);
            await processor.ProcessAsync(facts, stop, isMoreWaiting: facts[^1].Position < Operations);
        }
    }

    FactDraft Fact(int number)
    {
        // Fifty facts a second: an hour's traffic of an app with fourteen thousand users awake.
        var at = Start.AddMilliseconds(number * 20);
        var install = $"{_random.Next(Installs):D8}-7a35-4a0c-9b53-0a6b5d0a2d11";
        var address = new IPAddress([203, 0, (byte)_random.Next(4), (byte)_random.Next(256)]);

        var (kind, body) = _random.Next(10) switch
        {
            0 => (FactKind.Click, Click(at)),
            1 => (FactKind.Init, Init(install)),
            2 => (FactKind.Payment, Payment(install, number)),
            _ => (FactKind.Event, Event(install, number)),
        };

        return new FactDraft(kind, "shop", at, address, SignatureState.Unchecked, 1, new ReadOnlySequence<byte>(body));
    }

    byte[] Click(DateTimeOffset at)
    {
        var random = new byte[ClickId.RandomLength];
        _random.NextBytes(random);
        _lastClick = ClickId.From(at, random);

        return JsonSerializer.SerializeToUtf8Bytes(
            new Click
            {
                Id = _lastClick,
                Url = "https://go.shop.example/p/42?c=AbC123&utm_medium=cpc&fbclid=IwAR0abcdefghijklmnopqrstuvwxyz",
                UserAgent = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
                AcceptLanguage = "en-IN,en;q=0.9",
                HintModel = "\"Pixel 8\"",
                HintPlatform = "\"Android\"",
                HintPlatformVersion = "\"14.0.0\"",
                Destination = "https://play.google.com/store/apps/details?id=com.shop.example",
            },
            ClickJson.Default.Click);
    }

    byte[] Init(string install)
    {
        var referrer = _random.Next(3) == 0 ? $"lr_ia_id={_lastClick}&utm_source=meta" : "utm_source=google-play&utm_medium=organic";

        return Body(install, $$"""
            "app_version": "3.4.1", "package_version": "android-rest-1.0", {{Device($", \"install_ref\": \"{referrer}\"")}}
            """);
    }

    byte[] Event(string install, int number) => Body(install, string.Create(CultureInfo.InvariantCulture, $$"""
        "user_id": "u-{{install[..8]}}", "event_name": "event_{{_random.Next(12)}}", {{(number % 2 == 0 ? $"\"event_id\": \"e-{number}\"," : "")}}
        "event_data": { "sku": "s-{{_random.Next(500)}}", "category": "shoes", "price": 249.99, "position": 3 }, {{Device("")}}
        """));

    byte[] Payment(string install, int number) => Body(install, string.Create(CultureInfo.InvariantCulture, $$"""
        "user_id": "u-{{install[..8]}}", "payment_id": "p-{{number}}", "amount": {{_random.Next(1, 900)}}.50, "type": "DEFAULT", "status": "PAYMENT_COMPLETED",
        "event_data": { "order_id": "o-{{number}}", "num_items": 2 }, "data": { {{Device("")}} }
        """));

    static string Device(string more) => $$"""
        "device_data": { "bundle_id": "com.shop.example", "brand": "google", "manufacturer": "Google", "device_name": "Google Pixel 8", "system_version": "14",
        "connectivity": "Wi-Fi", "carrier": ["Example Mobile"], "idfa": "", "idfv": "", "language": "en"{{more}} }
        """;

    static byte[] Body(string install, string rest) => Encoding.UTF8.GetBytes(
        $$"""{ "token": "prj_shop", "platform": "ANDROID", "install_instance_id": "{{install}}", {{rest}} }""");

    sealed class Meters : IMeterFactory
    {
        readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}
