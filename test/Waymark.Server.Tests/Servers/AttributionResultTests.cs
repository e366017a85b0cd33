using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class AttributionResultTests : IAsyncLifetime
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ServerCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("user_id=u-1")]
    [InlineData($"device_identifier={Gaid}")]
    [InlineData("device_identifier=38400000-8CF0-11BD-B23E-10B96E40000D")]
    [InlineData($"device_identifier={Gaid}&user_id=nobody")]
    public async Task A_result_is_answered_as_it_is_documented(string query)
    {
        await _app.FollowAndInstallAsync("/AbC123?af_adset=Pros&af_adset_id=23&af_ad=reel&af_ad_id=42", "i-1", Gaid, "u-1");

        var (status, body, _) = await _app.AskAsync($"get-attribution-result?{query}");

        status.ShouldBe(200);
        body.Golden().ShouldBe("""
            {
              "msg": "Attribution result retrieved successfully.",
              "status": 200,
              "data": {
                "campaign_name": "Sommer_Überraschung",
                "display_id": "AbC123",
                "deeplink": "https://links.example.test/p/42?af_adset=Pros&af_adset_id=23&af_ad=reel&af_ad_id=42",
                "domain_name": "links.example.test",
                "ad_set_id": "23",
                "ad_set_name": "Pros",
                "ad_creative_id": "42",
                "ad_creative_name": "reel",
                "keyword_id": null,
                "keyword_name": null,
                "ad_network": "META",
                "attribution_type": "INORGANIC"
              }
            }
            """);
    }

    [Fact]
    public async Task The_user_tells_more_than_the_device()
    {
        await _app.FollowAndInstallAsync("/AbC123", "i-1", Gaid);
        await _app.FollowAndInstallAsync("/Go1", "i-2", user: "u-2");

        var result = await _app.DataAsync($"get-attribution-result?device_identifier={Gaid}&user_id=u-2");

        result.GetProperty("display_id").GetString().ShouldBe("Go1");
    }

    [Fact]
    public async Task Nobody_earned_an_organic_user()
    {
        await _app.InstallAsync("i-1", new JsonObject { ["gaid"] = Gaid }, address: "198.51.100.9");

        var result = await _app.DataAsync($"get-attribution-result?device_identifier={Gaid}");

        result.GetProperty("attribution_type").GetString().ShouldBe("ORGANIC");
        result.EnumerateObject().Where(key => key.Name != "attribution_type").ShouldAllBe(key => key.Value.ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("user_id=nobody")]
    [InlineData("user_id=%E2%9C%A8")]
    [InlineData("device_identifier=00000000-0000-0000-0000-000000000000")]
    [InlineData("device_identifier=nonsense")]
    public async Task Of_whom_nothing_is_known_the_answer_is_empty(string query)
    {
        var (status, body, _) = await _app.AskAsync($"get-attribution-result?{query}");

        (status, body.ValueKind).ShouldBe((204, JsonValueKind.Undefined));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?user_id=")]
    public async Task Somebody_must_be_asked_about(string query)
    {
        var (status, body, _) = await _app.AskAsync($"get-attribution-result{query}");

        (status, body.GetProperty("msg").GetString()).ShouldBe((400, "Either device_identifier or user_id is required."));
    }
}
