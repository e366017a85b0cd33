using Waymark.Apps.Documents;
using Waymark.Connectors;

namespace Waymark.Server.Tests.Documents;

public sealed class PublicExampleTests
{
    [Fact]
    public void The_documented_example_is_fine_with_the_partners_we_have() =>
        DocumentReader.Read(Example, ConnectorCatalog.Partners).Errors.ShouldBeEmpty();

    [Fact]
    public void The_example_for_operators_can_be_applied() =>
        DocumentReader.Read(File.ReadAllText(Path.Combine(RepositoryRoot(), "deploy", "example.jsonc")), ConnectorCatalog.Partners)
            .Errors.ShouldBeEmpty();

    [Fact]
    public void A_partners_own_rules_are_part_of_the_check() =>
        DocumentReader.Read(Example.Replace("\"EU\"", "\"MARS\"", StringComparison.Ordinal), ConnectorCatalog.Partners)
            .Errors.ShouldHaveSingleItem().Path.ShouldBe("apps[0].integrations[0].settings.region");

    static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(directory.FullName, "Waymark.slnx")))
            directory = directory.Parent!;

        return directory.FullName;
    }

    const string Example = """
        { "managementKeys": ["mk_dev"],                       // also WAYMARK_MANAGEMENT_KEY
          "trustedProxies": ["127.0.0.1/32", "::1/128"],      // whose X-Forwarded-For counts
          "apps": [ {
            "id": "shop", "name": "Shop", "token": "prj_shop", "webTokens": ["web_shop"], "serverKeys": ["srv_shop"],
            "signingKeys": [ { "id": "key_android", "secret": "s3cret" } ],
            "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret" } ],
            "signing": "mark",                                // off | mark | require
            "rateLimit": 25,                                  // requests a second per token; 0 = none
            "timeZone": "Asia/Kolkata", "currency": "INR",
            "android": { "package": "com.example.shop" }, "ios": { "bundleId": "com.example.shop", "appStoreId": "525463029" },
            "domains": ["links.example.test"],
            "campaigns": [ { "id": "AbC123", "name": "Summer_Sale", "network": "META", "deeplink": "https://links.example.test/p/42" } ],
            "integrations": [ { "id": "ct", "partner": "clevertap", "active": true,
              "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "token": "test-token", "region": "EU",
                            "baseUrl": "http://127.0.0.1:5999/clevertap", "installMode": "upload" },
              "installs": "all" /* or "attributed", "off" */, "events": [ { "event": "*", "sendRevenue": "valuesAndRevenue" } ] } ] } ] }
        """;
}
