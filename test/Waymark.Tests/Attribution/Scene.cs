using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Tests.Attribution;

/// <summary>A first open at noon with nothing known; a test adds what it is about.</summary>
static class Scene
{
    public const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static readonly App Shop = new()
    {
        Id = "shop",
        Domains = ["go.shop.example"],
        Campaigns =
        [
            new Campaign { Id = "AbC123", Name = "Spring", Network = "META", Deeplink = "https://go.shop.example/p/42" },
            new Campaign { Id = "Off", Name = "Gone", Network = "META", Active = false },
            new Campaign { Id = "Hours", Name = "Short", Network = "META", Windows = new WindowSettings { ClickHours = 3, ProbabilisticHours = 2 } },
        ],
    };

    public static readonly Evidence Open = new()
    {
        App = Shop,
        ConfigurationVersion = 7,
        Fact = 1_000,
        At = Noon,
        Platform = Platform.Android,
        Device = new DeviceTraits { Gaid = Gaid, OsVersion = "14", Model = "Pixel 8", Language = "en" },
        Traffic = () => new Traffic { Visitors = 50_000 },
    };

    public static readonly EarlierInstall Earlier = new("i-0", Noon.AddDays(-20), Noon.AddDays(-10));

    public static App With(this App app, AttributionSettings settings) => app with { Attribution = settings };

    /// <param name="id">The click's id.</param>
    /// <param name="before">How long before the open.</param>
    /// <param name="campaign">The campaign's id; null for a link that names only its source.</param>
    /// <param name="source">Who is credited.</param>
    public static Touch Click(string id, TimeSpan before, string? campaign = "AbC123", string source = "META") => new()
    {
        App = "shop",
        ClickId = id,
        Position = 900,
        At = Noon - before,
        Url = $"https://go.shop.example/p/42?c={campaign}",
        Source = source,
        CampaignId = campaign,
        Campaign = campaign is null ? null : Shop.FindCampaign(campaign)?.Name,
        DeepLink = $"https://go.shop.example/p/42?click={id}",
        IsPaid = true,
        Platform = Platform.Android,
    };

    /// <summary>A click from the device's address whose browser told all that it can.</summary>
    public static AddressTouch Neighbour(string id, TimeSpan before, string? campaign = "AbC123", string source = "META") => new(
        Click(id, before, campaign, source) with { OsVersion = "14", Model = "Pixel 8", Language = "en" },
        CreditedTo: null);

    /// <summary>Opened twenty days ago, quiet for ten.</summary>
    public static Install Quiet(Verdict? verdict = null) => new()
    {
        App = "shop",
        Id = "i-1",
        FirstSeenAt = Noon.AddDays(-20),
        OpenedAt = Noon.AddDays(-20),
        LastActiveAt = Noon.AddDays(-10),
        Verdict = verdict,
    };

    public static ReferrerReading Says(string referrer) => Referrer.Read(referrer);

    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    public static TimeSpan Days(double days) => TimeSpan.FromDays(days);
}
