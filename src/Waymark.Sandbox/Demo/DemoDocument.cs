using System.Text.Json;
using Waymark.Client;

namespace Waymark.Sandbox.Demo;

/// <summary>The configuration of the shop that the demo measures.</summary>
static class DemoDocument
{
    public const string App = "shop";
    public const string Token = "prj_shop";
    public const string LinkHost = "links.example.test";
    public const string Integration = "ct";
    public const string Account = "TEST-ACC-0001";
    public const string ManagementKey = "mk_demo";

    /// <summary>The feed that CleverTap's export comes by.</summary>
    public const string Feed = "clevertap";
    public const string FeedKey = "feed_demo";
    public const string FeedSecret = "feed_secret_demo";

    // The devices sign with it, so it is no secret between them and the server they have started.
    const string SigningSecret = "s3cret";

    static readonly string[] ManagementKeys = [ManagementKey];
    static readonly string[] Loopback = ["127.0.0.1/32", "::1/128"];
    static readonly string[] Domains = [LinkHost];

    static readonly (string Id, string Name, string Network, string Deeplink)[] Campaigns =
    [
        ("AbC123", "Summer_Sale", "META", "https://links.example.test/p/42"),
        ("DiW456", "Diwali_Mail", "Email", "https://links.example.test/diwali"),
    ];

    public static SigningKey AndroidKey => new("key_android", SigningSecret);

    /// <returns>What people call a campaign of reports; those without one are organic.</returns>
    public static string NameOf(string? campaign) =>
        campaign is null ? "organic" : Array.Find(Campaigns, one => one.Id == campaign).Name ?? campaign;

    public static string Write(Uri cleverTap) => JsonSerializer.Serialize(new
    {
        managementKeys = ManagementKeys,
        trustedProxies = Loopback,
        apps = new[]
        {
            new
            {
                id = App,
                name = "Shop",
                token = Token,
                signingKeys = new[] { new { id = "key_android", secret = SigningSecret } },
                signing = "mark",
                rateLimit = 0, // all devices share one token here, and are in a hurry
                timeZone = "Asia/Kolkata",
                currency = "INR",
                android = new { package = "com.example.shop" },
                ios = new { bundleId = "com.example.shop", appStoreId = "525463029" },
                domains = Domains,
                campaigns = Campaigns.Select(campaign => new { id = campaign.Id, name = campaign.Name, network = campaign.Network, deeplink = campaign.Deeplink }),
                feeds = new[] { new { id = Feed, key = FeedKey, secret = FeedSecret } },
                integrations = new[]
                {
                    new
                    {
                        id = Integration,
                        partner = "clevertap",
                        active = true,
                        settings = new
                        {
                            accountId = Account,
                            passcode = "test-passcode",
                            token = "test-token",
                            region = "EU",
                            baseUrl = cleverTap.ToString().TrimEnd('/'),
                            installMode = "upload",
                        },
                        installs = "all",
                        events = new[] { new Dictionary<string, string> { ["event"] = "*", ["sendRevenue"] = "valuesAndRevenue" } },
                    },
                },
            },
        },
    });
}
