using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class AttributedUsersTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ServerCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_page_is_answered_as_it_is_documented()
    {
        await _app.FollowAndInstallAsync(
            "/AbC123?af_adset=Pros&af_adset_id=23&af_ad=reel&af_ad_id=42", "i-1", "38400000-8cf0-11bd-b23e-10b96e40000d", user: "u-1");
        await _app.FollowAndInstallAsync("/AbC123", "i-2");

        var (_, body, _) = await _app.AskAsync("attributed-users?display_id=AbC123&limit=1");

        body.Golden().Replace("10b96e40000d", "ID", StringComparison.Ordinal).ShouldBe("""
            {
              "msg": "Successfully retrieved 1 attributed users for campaign AbC123. Showing page 1 of 2.",
              "status": 200,
              "data": {
                "total_users": 2,
                "users": [
                  {
                    "attributed_at": "MOMENT",
                    "ad_channel": "META",
                    "campaign_display_id": "AbC123",
                    "campaign_name": "Sommer_Überraschung",
                    "link": "https://links.example.test/AbC123?af_adset=Pros&af_adset_id=23&af_ad=reel&af_ad_id=42",
                    "installed_at": "MOMENT",
                    "store_click_at": "MOMENT",
                    "meta_ad_id": "42",
                    "ad_creative_id": "42",
                    "ad_creative_name": "reel",
                    "ad_set_id": "23",
                    "ad_set_name": "Pros",
                    "publisher_platform": null,
                    "platform_position": null,
                    "user_data": {
                      "id": "u-1",
                      "name": "Zoë \uD83C\uDF88",
                      "email": "u-1@shop.example",
                      "phone": "+49 30 1",
                      "device_data": {
                        "platform": "ANDROID",
                        "install_instance_id": "i-1",
                        "application_name": "Söhne & Co",
                        "bundle_id": "com.example.shop",
                        "version": null,
                        "brand": "google",
                        "device_name": "Pixel 8",
                        "system_version": null,
                        "device_language": null,
                        "gaid": "38400000-8cf0-11bd-b23e-ID",
                        "idfa": null,
                        "idfv": null,
                        "android_id": null
                      }
                    }
                  }
                ],
                "pagination": {
                  "total": 2,
                  "pages": 2,
                  "page": 1,
                  "limit": 1
                }
              }
            }
            """);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_organic_installs_are_on_none()
    {
        for (var number = 1; number <= 5; number++)
            await _app.FollowAndInstallAsync("/AbC123", $"i-{number}");
        await _app.InstallAsync("organic", [], address: "198.51.100.77");

        var ids = new List<string?>();
        for (var page = 1; page <= 4; page++)
        {
            ids.AddRange((await _app.DataAsync($"attributed-users?display_id=AbC123&limit=2&page={page}")).GetProperty("users").EnumerateArray()
                .Select(user => user.GetProperty("user_data").GetProperty("device_data").GetProperty("install_instance_id").GetString()));
        }

        ids.ShouldBe(["i-1", "i-2", "i-3", "i-4", "i-5"]);
        (await _app.DataAsync("campaigns?limit=1")).GetProperty("campaigns")[0].GetProperty("attributed_users").GetInt32().ShouldBe(5);
        (await _app.DataAsync("reporting/campaigns?search=AbC123")).GetProperty("campaigns")[0].GetProperty("installs").GetString().ShouldBe("5");
    }

    [Fact]
    public async Task A_span_of_time_is_told_by_the_clock_of_a_time_zone()
    {
        await _app.FollowAndInstallAsync("/AbC123", "i-1");
        var at = (await _app.DataAsync("attributed-users?display_id=AbC123")).GetProperty("users")[0].GetProperty("attributed_at").GetDateTimeOffset();

        (await CountAsync("start_timestamp", at, "UTC")).ShouldBe(1);
        (await CountAsync("end_timestamp", at, null)).ShouldBe(1);
        (await CountAsync("start_timestamp", at.AddMilliseconds(1), "UTC")).ShouldBe(0);
        (await CountAsync("start_timestamp", at.AddHours(5.5), "Asia/Kolkata")).ShouldBe(1);
        (await CountAsync("start_timestamp", at.AddHours(5.5).AddMilliseconds(1), "Asia/Kolkata")).ShouldBe(0);
        (await CountAsync("end_timestamp", at.AddHours(5), "Asia/Kolkata")).ShouldBe(0);

        async Task<int> CountAsync(string name, DateTimeOffset time, string? zone) =>
            (await _app.DataAsync($"attributed-users?display_id=AbC123&{name}={time:yyyy-MM-ddTHH:mm:ss.fff}{(zone is null ? "" : $"&timezone={zone}")}")).GetProperty("total_users").GetInt32();
    }

    [Theory]
    [InlineData("", 422, "Required parameter missing.")]
    [InlineData("?display_id=", 422, "Required parameter missing.")]
    [InlineData("?display_id=Nothing", 404, "Resource not found.")]
    [InlineData("?display_id=AbC123&timezone=Mars/Phobos", 400, "Invalid timezone format.")]
    [InlineData("?display_id=AbC123&timezone=Pacific%20Standard%20Time", 400, "Invalid timezone format.")]
    [InlineData("?display_id=AbC123&start_timestamp=yesterday", 400, "Invalid timestamp format.")]
    [InlineData("?display_id=AbC123&end_timestamp=2026-13-01T00:00:00", 400, "Invalid timestamp format.")]
    [InlineData("?display_id=AbC123&page=0", 422, "Invalid page number '0'. Page must be a positive integer.")]
    [InlineData("?display_id=AbC123&limit=0", 422, "Invalid limit '0'. Limit must be between 1 and 1000.")]
    [InlineData("?display_id=AbC123&limit=1001", 422, "Limit 1001 exceeds maximum allowed value of 1000.")]
    public async Task Bad_questions_are_answered_as_documented(string query, int expected, string message)
    {
        var (status, body, _) = await _app.AskAsync($"attributed-users{query}");

        status.ShouldBe(expected);
        body.GetProperty("msg").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Later_proof_takes_an_install_to_the_campaign_that_earned_it()
    {
        await _app.FollowAndInstallAsync("/AbC123", "known");
        using var redirect = await _app.FollowAsync("/Go1", address: "192.0.2.50");
        var referrer = Uri.UnescapeDataString(redirect.Headers.Location!.Query.Split("referrer=")[1].Split('&')[0]);
        await _app.InstallAsync("i-1", new JsonObject { ["install_ref"] = "utm_source=META&utm_campaign=AbC123" }, address: "198.51.100.9");

        await _app.CallAsync("attribution-data", new JsonObject { ["install_instance_id"] = "i-1", ["device_data"] = new JsonObject { ["install_ref"] = referrer } });

        (await _app.DataAsync("attributed-users?display_id=AbC123")).GetProperty("total_users").GetInt32().ShouldBe(1);
        (await _app.DataAsync("attributed-users?display_id=Go1")).GetProperty("total_users").GetInt32().ShouldBe(1);
    }
}
