using Waymark.Apps;

namespace Waymark.Tests.Links;

/// <summary>An app with everything configured that links can use.</summary>
static class ShopApp
{
    public static Campaign Summer { get; } = new()
    {
        Id = "AbC123",
        Name = "Summer_Sale",
        Network = "META",
        Deeplink = "https://links.example.test/p/42",
    };

    public static App Full { get; } = new()
    {
        Id = "shop",
        Android = new AndroidApp { Package = "com.example.shop" },
        Ios = new IosApp { BundleId = "com.example.shop", AppStoreId = "525463029", TeamId = "TEAMID1234" },
        Website = "https://www.example.test",
        Domains = ["links.example.test"],
        AllowedHosts = ["partner.example.test", "bücher.example"],
        UriScheme = "shop",
        Campaigns = [Summer],
    };

    /// <summary>The same app with its campaign changed.</summary>
    public static App With(Func<Campaign, Campaign> change) => Full with { Campaigns = [change(Summer)] };
}
