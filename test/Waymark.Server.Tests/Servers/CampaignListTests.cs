using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class CampaignListTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ServerCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_page_is_answered_as_it_is_documented()
    {
        await _app.FollowAndInstallAsync("/AbC123", "i-1");

        var (status, body, answer) = await _app.AskAsync("campaigns?limit=1");

        status.ShouldBe(200);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        body.Golden().ShouldBe("""
            {
              "msg": "Successfully retrieved 1 campaigns (all campaigns). Showing page 1 of 3.",
              "status": 200,
              "data": {
                "total_campaigns": 3,
                "campaigns": [
                  {
                    "display_id": "AbC123",
                    "name": "Sommer_Überraschung",
                    "created_at": "MOMENT",
                    "update_at": "MOMENT",
                    "google": false,
                    "meta": true,
                    "meta_campaign_id": null,
                    "meta_web_to_app": false,
                    "active": true,
                    "default_link": true,
                    "attributed_users": 1,
                    "link": "https://links.example.test/p/42?c=AbC123",
                    "shareable_link": "https://links.example.test/AbC123",
                    "domain": "links.example.test",
                    "store_listings": [
                      {
                        "store_listing_id": "525463029",
                        "name": "Söhne & Co",
                        "platform": "IOS"
                      },
                      {
                        "store_listing_id": "com.example.shop",
                        "name": "Söhne & Co",
                        "platform": "ANDROID"
                      }
                    ]
                  }
                ],
                "pagination": {
                  "total": 3,
                  "pages": 3,
                  "page": 1,
                  "limit": 1
                }
              }
            }
            """);
    }

    [Theory]
    [InlineData("", "AbC123 Mail1 Go1")]
    [InlineData("?filter=ALL", "AbC123 Mail1 Go1")]
    [InlineData("?filter=active", "AbC123 Go1")]
    [InlineData("?filter=INACTIVE", "Mail1")]
    [InlineData("?channel=meta", "AbC123")]
    [InlineData("?channel=GOOD_ADS", "Mail1")]
    [InlineData("?channel=good%20ads", "Mail1")]
    [InlineData("?channel=GOOGLE", "")]
    [InlineData("?channel=TIKTOK", "")]
    [InlineData("?channel=APPLE_SEARCH_ADS", "")]
    [InlineData("?channel=", "AbC123 Mail1 Go1")]
    [InlineData("?domain=go.example.test", "Go1")]
    [InlineData("?domain=LINKS.example.test", "AbC123 Mail1")]
    [InlineData("?link=https%3A%2F%2Flinks.example.test%2Fx%3Fc%3DMail1", "Mail1")]
    [InlineData("?link=https://go.example.test/Go1", "Go1")]
    [InlineData("?link=https://go.example.test/Go1&filter=INACTIVE", "")]
    [InlineData("?page=2&limit=2", "Go1")]
    [InlineData("?page=99999999", "")]
    [InlineData("?limit=1000", "AbC123 Mail1 Go1")]
    public async Task Filters_and_pages_choose(string query, string expected)
    {
        var campaigns = (await _app.DataAsync($"campaigns{query}")).GetProperty("campaigns");

        string.Join(' ', campaigns.EnumerateArray().Select(campaign => campaign.GetProperty("display_id").GetString())).ShouldBe(expected);
    }

    [Theory]
    [InlineData("?channel=NOBODY", 400, "Invalid channel 'NOBODY'. Channel not found.")]
    [InlineData("?domain=evil.example", 400, "Invalid domain 'evil.example'. Domain not found for this project.")]
    [InlineData("?link=nonsense", 400, "Invalid request parameters.")]
    [InlineData("?link=https://links.example.test/Nothing", 400, "Invalid request parameters.")]
    [InlineData("?link=https://evil.example/AbC123", 400, "Invalid request parameters.")]
    [InlineData("?page=0", 422, "Invalid page number '0'. Page must be a positive integer.")]
    [InlineData("?page=-1", 422, "Invalid page number '-1'. Page must be a positive integer.")]
    [InlineData("?page=1.5", 422, "Invalid page number '1.5'. Page must be a positive integer.")]
    [InlineData("?limit=0", 422, "Invalid limit '0'. Limit must be between 1 and 1000.")]
    [InlineData("?limit=ten", 422, "Invalid limit 'ten'. Limit must be between 1 and 1000.")]
    [InlineData("?limit=1001", 422, "Limit 1001 exceeds maximum allowed value of 1000.")]
    public async Task Bad_questions_are_answered_as_documented(string query, int expected, string message)
    {
        var (status, body, _) = await _app.AskAsync($"campaigns{query}");

        status.ShouldBe(expected);
        body.GetProperty("status").GetInt32().ShouldBe(expected);
        body.GetProperty("msg").GetString().ShouldBe(message);
        body.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
