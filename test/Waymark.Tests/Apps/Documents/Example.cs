using System.Text.Json.Nodes;
using Waymark.Apps.Documents;
using Waymark.Integrations;

namespace Waymark.Tests.Apps.Documents;

/// <summary>A document with one of everything, and the partner it names.</summary>
static class Example
{
    public static KnownPartners Partners { get; } = new(new Dictionary<string, IReadOnlyList<SettingDescription>>
    {
        ["clevertap"] =
        [
            new("accountId", "Account id, on the account's settings page.") { Required = true },
            new("passcode", "Passcode, on the account's settings page.") { Required = true, Secret = true },
            new("region", "Data region.") { Allowed = ["EU", "IN1"], Default = "EU" },
            new("batchSize", "Events in one request."),
        ],
        ["webhook"] =
        [
            new("url", "Where events go.") { Required = true },
            new("header.*", "A header to send.") { Secret = true },
        ],
    });

    public const string Text = """
        {
          // Everything below may be commented.
          "$schema": "./waymark.schema.json",
          "managementKeys": ["mk_dev"],
          "trustedProxies": ["127.0.0.1/32", "::1/128"],
          "apps": [{
            "id": "shop", "name": "Shop", "token": "prj_shop", "webTokens": ["web_shop"], "serverKeys": ["srv_shop"],
            "signingKeys": [{ "id": "key_android", "secret": "s3cret" }],
            "feeds": [{ "id": "clevertap", "key": "feed_key", "secret": "feed_secret" }],
            "signing": "mark", "rateLimit": 25, "timeZone": "Asia/Kolkata", "currency": "INR",
            "android": { "package": "com.example.shop" },
            "ios": { "bundleId": "com.example.shop", "appStoreId": "525463029" },
            "website": "https://www.example.test/", "uriScheme": "shop",
            "domains": ["links.example.test"], "allowedHosts": ["partner.example.test"],
            "campaigns": [
              { "id": "AbC123", "name": "Summer_Sale", "network": "META", "deeplink": "https://links.example.test/p/42" },
              { "id": "mail", "name": "Mail", "deeplink": "shop://p/42", "website": "https://partner.example.test/sale" },
            ],
            "integrations": [{
              "id": "ct", "partner": "clevertap", "active": true, "installs": "all",
              "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "region": "EU", "batchSize": 500 },
              "events": [{ "event": "*", "sendRevenue": "valuesAndRevenue" }],
            }],
          }],
        }
        """;

    public static JsonObject Tree() => DocumentJson.Parse(Text).Document!.AsObject();

    /// <summary>The example after somebody edited it.</summary>
    public static JsonObject With(Action<JsonNode> edit)
    {
        var tree = Tree();
        edit(tree);
        return tree;
    }

    public static JsonNode App(this JsonNode document) => document["apps"]![0]!;
}
