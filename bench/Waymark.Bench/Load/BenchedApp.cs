using System.Text.Json.Nodes;

namespace Waymark.Bench.Load;

/// <summary>The app under load, and the configuration document that tells a server about it.</summary>
static class BenchedApp
{
    public const string Id = "shop";
    public const string Token = "prj_shop";
    public const string LinkHost = "links.example.test";
    public const string Feed = "clevertap";
    public const string ManagementKey = "mk_dev";
    public const int Links = 1_000;
    public const string FeedKey = "feed_bench";
    public const string FeedSecret = "feed_secret";

    /// <summary>How many installs the events come from.</summary>
    public const int Installs = 10_000;

    /// <summary>No partner, no rate limit, no signatures: the load measures the path of a fact, nothing beside it.</summary>
    public static string Document() => new JsonObject
    {
        ["managementKeys"] = new JsonArray(ManagementKey),
        ["trustedProxies"] = new JsonArray("127.0.0.1/32", "::1/128"),
        ["apps"] = new JsonArray(new JsonObject
        {
            ["id"] = Id,
            ["name"] = "Shop",
            ["token"] = Token,
            ["signing"] = "off",
            ["rateLimit"] = 0,
            ["timeZone"] = "Asia/Kolkata",
            ["currency"] = "INR",
            ["android"] = new JsonObject { ["package"] = "com.example.shop" },
            ["ios"] = new JsonObject { ["bundleId"] = "com.example.shop", ["appStoreId"] = "525463029" },
            ["domains"] = new JsonArray(LinkHost),
            ["feeds"] = new JsonArray(new JsonObject { ["id"] = Feed, ["key"] = FeedKey, ["secret"] = FeedSecret, ["batchesPerSecond"] = 0 }),
            ["campaigns"] = new JsonArray([.. Enumerable.Range(0, Links).Select(Campaign)]),
        }),
    }.ToJsonString();

    static JsonObject Campaign(int number) => new()
    {
        ["id"] = RequestIds.LinkName(number),
        ["name"] = $"Summer_Sale_{number}",
        ["network"] = "META",
        ["deeplink"] = $"https://{LinkHost}/p/{number}",
    };
}
