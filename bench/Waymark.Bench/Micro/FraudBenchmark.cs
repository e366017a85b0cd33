using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Fraud;
using Waymark.Touches;

namespace Waymark.Bench.Micro;

/// <summary>What the rules of fraud add to deciding on a first open: three clicks of the device, all facts there, nothing met.</summary>
sealed class FraudBenchmark(bool hasRules) : IMicroBenchmark
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    readonly Evidence _evidence = new()
    {
        App = new App { Id = "shop", Campaigns = [new Campaign { Id = "AbC123", Name = "Spring", Network = "META" }], Fraud = hasRules ? new() : Off },
        ConfigurationVersion = 1,
        Fact = 1_000,
        At = Noon,
        Platform = Platform.Android,
        Device = new DeviceTraits { Gaid = Gaid, OsVersion = "14", Model = "Pixel 8", Language = "en" },
        Country = "IN",
        Play = new PlayTimes { Began = Noon.AddMinutes(-1) },
        ByDeviceId = [.. Enumerable.Range(1, 3).Select(Click)],
        Clicks = new(_ => 3, _ => 3),
        Signs = hasRules ? new() { Country = "IN", AppVersion = "4.1", AdvertisingIds = [Gaid], BuildNames = ["Pixel 8", "shiba", "google", "Google"] } : null,
    };

    /// <summary>Every rule switched off.</summary>
    public static FraudSettings Off { get; } = new() { Rules = [.. FraudRules.All.Select(rule => new FraudRuleSetting { Rule = rule.Code, Mode = FraudMode.Off })] };

    public string Name => hasRules ? "fraud" : "fraud-off";

    public string Measures => $"decide on a first open with three clicks, rules of fraud {(hasRules ? "as by default" : "off")}";

    public int Operations => 100_000;

    public Task PrepareAsync(CancellationToken stop) => Task.CompletedTask;

    public Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Operations; i++)
            Judge.Decide(_evidence);

        return Task.CompletedTask;
    }

    static Touch Click(int number) => new()
    {
        App = "shop",
        ClickId = $"c-{number}",
        Position = 900 + number,
        At = Noon.AddHours(-number),
        Url = "https://go.shop.example/p/42?c=AbC123",
        Source = "META",
        CampaignId = "AbC123",
        Campaign = "Spring",
        Address = "203.0.113.9",
        Country = "IN",
        Platform = Platform.Android,
        OsVersion = "14",
        Gaid = Gaid,
    };
}
