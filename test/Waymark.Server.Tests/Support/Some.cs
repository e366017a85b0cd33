using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Installs;

namespace Waymark.Server.Tests.Support;

/// <summary>Valid values; a test changes only what it is about.</summary>
static class Some
{
    public const string InstallId = "aZ3kP0qLm8Xw2RtYb5Ne";

    /// <summary>A body that every device path accepts.</summary>
    public const string Call = $$"""
        { "token": "prj_shop", "install_instance_id": "{{InstallId}}", "platform": "IOS", "user_id": "u-1",
          "user_data": { "id": "u-1" }, "event_name": "add_to_cart", "amount": 1, "payment_id": "p-1", "push_token": "t", "code": "AB123",
          "deeplink_url": "https://go.shop.example/p/42", "integration_info": { "clevertap_id": "c" } }
        """;

    public static readonly DateTimeOffset Moment = new(2026, 1, 1, 0, 0, 40, 123, TimeSpan.Zero);

    public static App App() => new()
    {
        Id = "shop",
        Token = "prj_shop",
        WebTokens = ["web_shop"],
        RateLimit = 0,
        Domains = ["go.shop.example"],
        Feeds = [new Feed { Id = "clevertap", Key = "feed_key", Secret = "feed_secret" }],
        SigningKeys = [new SigningKey { Id = "key_ios_1", Secret = "s3cret" }],
        Campaigns =
        [
            new Campaign { Id = "AbC123", Name = "Spring", Network = "META", Deeplink = "https://go.shop.example/p/42?ref=own" },
            new Campaign { Id = "Bare", Name = "No deep link" },
        ],
    };

    public static Configuration Configuration(params App[] apps) =>
        new(7, new ConfigurationDocument { TrustedProxies = ["127.0.0.1/32", "10.0.0.0/8"], Apps = apps });

    public static Install Install(Verdict? verdict = null) => new()
    {
        App = "shop",
        Id = InstallId,
        FirstSeenAt = Moment,
        OpenedAt = Moment,
        Verdict = verdict,
    };

    public static Verdict Verdict(Credit? credit = null) => new()
    {
        Conversion = Conversion.Install,
        MatchType = Waymark.Attribution.MatchType.InstallReferrer,
        Credit = credit ?? new Credit
        {
            Source = "META",
            CampaignId = "AbC123",
            Campaign = "Spring",
            AdSet = "Prospecting",
            Ad = "reel-01",
            TouchAt = Moment,
        },
        At = Moment + TimeSpan.FromMinutes(1),
        Fact = 1,
        ConfigurationVersion = 7,
        DeepLink = "https://go.shop.example/p/42?ref=ana&x=1",
    };
}
