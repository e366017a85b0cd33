using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests;

public sealed class AnswerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_is_accepted_with_the_id_of_its_processing()
    {
        using var client = Client(202, """{ "processing_id": "0d5a", "status": "accepted", "message": "taken", "success": true }""");

        var answer = await client.InitAsync(stop: Stop);

        answer.IsAccepted.ShouldBeTrue();
        answer.ValueOrDefault.ShouldBe(new Start("0d5a", null));
    }

    [Fact]
    public async Task A_start_of_an_older_platform_is_told_the_attribution_at_once()
    {
        using var client = Client(200, """
            { "status": 200, "data": { "deeplink": "https://go.shop.example/p/42", "root_domain": false,
              "campaign_data": { "id": "AbC123", "name": "Spring", "type": "INORGANIC" } } }
            """);

        var attribution = (await client.InitAsync(stop: Stop)).ValueOrDefault!.Attribution!;

        attribution.Deeplink.ShouldBe("https://go.shop.example/p/42");
        attribution.Campaign!.Name.ShouldBe("Spring");
    }

    [Fact]
    public async Task An_attribution_is_read_completely()
    {
        using var client = Client(200, """
            { "msg": "Attribution data", "status": 200, "data": {
              "deeplink": "https://go.shop.example/p/42?ref=ana", "attribution_source": "META",
              "campaign_data": { "id": "AbC123", "name": "Spring", "type": "INORGANIC", "ad_network": "META",
                "group_name": "Prospecting", "asset_group_name": "Reels", "asset_name": "reel-01",
                "installed_at": "2026-01-01T00:01:40Z", "store_click_at": "2026-01-01T00:00:40Z",
                "ad_network_campaign_id": "1201", "ad_set_id": "1202", "ad_set_name": "Prospecting",
                "ad_creative_id": "1203", "ad_creative_name": "reel-01" },
              "gaid": "38400000-8cf0-11bd-b23e-10b96e40000d", "idfa": null } }
            """);

        (await client.GetAttributionAsync(Stop)).ValueOrDefault.ShouldBe(new AttributionResult
        {
            Source = "META",
            Deeplink = "https://go.shop.example/p/42?ref=ana",
            Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d",
            Campaign = new Campaign
            {
                Id = "AbC123",
                Name = "Spring",
                Type = "INORGANIC",
                AdNetwork = "META",
                GroupName = "Prospecting",
                AssetGroupName = "Reels",
                AssetName = "reel-01",
                InstalledAt = Some.InstalledAt.AddSeconds(100),
                StoreClickAt = Some.InstalledAt.AddSeconds(40),
                AdNetworkCampaignId = "1201",
                AdSetId = "1202",
                AdSetName = "Prospecting",
                AdCreativeId = "1203",
                AdCreativeName = "reel-01",
            },
        });
    }

    [Theory]
    [InlineData("""{ "attribution_source": "ORGANIC", "campaign_data": null, "deeplink": null }""")]
    [InlineData("""{ "attribution_source": "ORGANIC", "campaign_data": { "id": "", "name": "Organic", "type": "ORGANIC" } }""")]
    [InlineData("""{ "attribution_source": null, "campaign_data": [], "deeplink": "<null>" }""")]
    [InlineData("{}")]
    public async Task Organic_has_neither_campaign_nor_deep_link(string data)
    {
        using var client = Client(200, $$"""{ "status": 200, "data": {{data}} }""");

        var attribution = (await client.GetAttributionAsync(Stop)).ValueOrDefault!;

        attribution.ShouldBe(new AttributionResult());
        attribution.IsOrganic.ShouldBeTrue();
    }

    [Fact]
    public async Task Values_of_the_wrong_type_cost_only_themselves()
    {
        using var client = Client(200, """
            { "status": 200, "data": { "attribution_source": "META", "deeplink": { "url": "x" }, "gaid": false,
              "campaign_data": { "id": 7, "type": true, "installed_at": "soon", "store_click_at": "2026-01-01T00:00:40.123Z" } } }
            """);

        var attribution = (await client.GetAttributionAsync(Stop)).ValueOrDefault!;

        attribution.Deeplink.ShouldBeNull();
        attribution.Gaid.ShouldBeNull();
        attribution.Campaign.ShouldBe(new Campaign
        {
            Id = "7",
            Name = "7",
            StoreClickAt = Some.InstalledAt.AddMilliseconds(40_123),
        });
    }

    [Fact]
    public async Task A_link_of_ours_leads_to_the_campaigns_page()
    {
        using var client = Client(200, """
            { "status": 200, "data": { "deeplink": "https://go.shop.example/p/42", "is_linkrunner": true, "processing": true } }
            """);

        (await client.HandleDeepLinkAsync("https://links.shop.example/x", Stop)).ValueOrDefault
            .ShouldBe(new DeepLinkDestination("https://go.shop.example/p/42", true, true, null));
    }

    [Fact]
    public async Task A_link_of_somebody_else_leads_to_itself()
    {
        using var client = Client(200, """{ "status": 200, "data": null }""");

        (await client.HandleDeepLinkAsync("https://elsewhere.example/x", Stop)).ValueOrDefault
            .ShouldBe(new DeepLinkDestination("https://elsewhere.example/x", false, false, null));
    }

    [Fact]
    public async Task A_conversion_value_is_read_in_any_letter_case()
    {
        using var client = Client(201, """
            { "msg": "Payment received", "status": 201,
              "data": { "fine_conversion_value": 63, "coarse_conversion_value": "High", "lock_postback": true } }
            """);

        (await client.TrackPaymentAsync(new Payment { Id = "pay-5", Amount = 1 }, Stop)).ValueOrDefault
            .ShouldBe(new Receipt("Payment received", new ConversionValue(63, CoarseValue.High, true)));
    }

    [Theory]
    [InlineData("""{ "coarse_conversion_value": "high", "lock_postback": true }""")]
    [InlineData("""{ "fine_conversion_value": 64 }""")]
    [InlineData("""{ "fine_conversion_value": -1 }""")]
    [InlineData("""{ "fine_conversion_value": "7" }""")]
    [InlineData("""{ "fine_conversion_value": 7.5 }""")]
    public async Task Without_a_valid_fine_value_there_is_no_conversion_value(string data)
    {
        using var client = Client(200, $$"""{ "status": 200, "data": {{data}} }""");

        (await client.TrackAsync("level_up", stop: Stop)).ValueOrDefault.ShouldBe(new Receipt(null, null));
    }

    [Fact]
    public async Task Identifiers_count_as_taken_only_when_the_body_says_so()
    {
        using var client = Client(200, """{ "msg": "unknown install", "status": 400, "data": null }""");

        (await client.SetIntegrationsAsync(new Dictionary<string, string>(), Stop))
            .ShouldBe(new Answer<Receipt>.Refused(400, "unknown install"));
    }

    [Theory]
    [InlineData("""{ "msg": "event_name is required", "status": 400, "data": null }""", "event_name is required")]
    [InlineData("<html>", "HTTP 400")]
    public async Task A_refusal_carries_the_servers_reason(string body, string reason)
    {
        using var client = Client(400, body);

        (await client.TrackAsync("x", stop: Stop)).ShouldBe(new Answer<Receipt>.Refused(400, reason));
    }

    [Theory]
    [InlineData("<html>Welcome to the hotel</html>")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task An_answer_that_is_no_object_did_not_come_from_our_server(string body)
    {
        using var client = Client(200, body);

        var answer = await client.TrackAsync("x", stop: Stop);

        answer.ShouldBe(new Answer<Receipt>.Unreadable(200));
        answer.IsAccepted.ShouldBeFalse();
        answer.ValueOrDefault.ShouldBeNull();
    }

    static WaymarkClient Client(int status, string body) => Some.Client(new FakeServer(FakeServer.Says(status, body)));
}
