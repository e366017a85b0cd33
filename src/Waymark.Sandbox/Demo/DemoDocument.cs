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

    // The devices sign with it, so it is no secret between them and the server they have started.
    const string SigningSecret = "s3cret";

    static readonly string[] ManagementKeys = [ManagementKey];
    static readonly string[] Loopback = ["127.0.0.1/32", "::1/128"];
    static readonly string[] Domains = [LinkHost];

    public static SigningKey AndroidKey => new("key_android", SigningSecret);

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
                campaigns = new[]
                {
                    new { id = "AbC123", name = "Summer_Sale", network = "META", deeplink = "https://links.example.test/p/42" },
                    new { id = "DiW456", name = "Diwali_Mail", network = "Email", deeplink = "https://links.example.test/diwali" },
                },
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
