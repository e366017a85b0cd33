using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class ReportingTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ServerCalls.Document);
        await _app.FollowAndInstallAsync("/AbC123", "i-1", user: "u-1");
        using var click = await _app.FollowAsync("/AbC123", address: "192.0.2.1");
        using var another = await _app.FollowAsync("/Go1", address: "192.0.2.2");
        await _app.TellAsync("capture-event", new { event_name = "AddToCart", user_id = "u-1" });
        await _app.TellAsync("capture-event", new { event_name = "AddToCart", user_id = "u-1" });
        await _app.TellAsync("capture-event", new { event_name = "Prüfung", user_id = "u-1" });
        await _app.CallAsync("capture-payment", new JsonObject { ["install_instance_id"] = "i-1", ["user_id"] = "u-1", ["amount"] = 12_540.5, ["type"] = "ONE_TIME" });
        await _app.TellAsync("capture-payment", new { user_id = "u-1", amount = 0.25, payment_id = "p", status = "PAYMENT_INITIATED" });
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_page_is_answered_as_it_is_documented()
    {
        var (status, body, _) = await _app.AskAsync("reporting/campaigns?limit=1&cost_per_event=AddToCart,ONE_TIME");

        status.ShouldBe(200);
        body.Golden().ShouldBe("""
            {
              "msg": "Campaigns fetched successfully",
              "status": 200,
              "data": {
                "campaigns": [
                  {
                    "id": NUMBER,
                    "active": true,
                    "created_at": "MOMENT",
                    "display_id": "AbC123",
                    "link": "https://links.example.test/p/42?c=AbC123",
                    "name": "Sommer_Überraschung",
                    "meta": true,
                    "meta_web_to_app": false,
                    "google": false,
                    "google_web_to_app": false,
                    "tiktok": false,
                    "snapchat": false,
                    "linkedin": false,
                    "ad_network_code": "META",
                    "ios": true,
                    "android": true,
                    "activity_in_last_x_days": 1,
                    "active_users": "1",
                    "has_date_filter": false,
                    "custom_store_listing": null,
                    "domain": {
                      "id": NUMBER,
                      "name": "links.example.test"
                    },
                    "clicks": "2",
                    "installs": "1",
                    "reinstalls": "0",
                    "reengagements": "0",
                    "sign-ups": "1",
                    "uninstalls": "0",
                    "suspicious_installs": "1",
                    "conversion": "50.00%",
                    "revenue": "₹12,540.50",
                    "revenue_event_count": "1",
                    "spend": "₹0.00",
                    "roas": "0.00",
                    "cost_per_install": "₹0.00",
                    "cost_per_signup": "₹0.00",
                    "custom_events": {
                      "AddToCart": {
                        "count": "2"
                      },
                      "Prüfung": {
                        "count": "1"
                      }
                    },
                    "payment_events": {
                      "ONE_TIME": {
                        "count": "1",
                        "total": "₹12,540.50"
                      }
                    },
                    "cost_per_custom_events": {
                      "AddToCart": "₹0.00"
                    },
                    "cost_per_payment_events": {
                      "ONE_TIME": "₹0.00"
                    },
                    "retention": {
                      "d1": "0.00%",
                      "d7": "0.00%"
                    },
                    "classic_retention": {
                      "d1": "0.00%",
                      "d7": "0.00%",
                      "d14": "0.00%",
                      "d30": "0.00%"
                    },
                    "daywise_revenue": {
                      "d0": "₹12,540.50",
                      "d3": "₹12,540.50",
                      "d7": "₹12,540.50",
                      "d30": "₹12,540.50"
                    },
                    "network_account": null,
                    "adSets": []
                  }
                ],
                "pagination": {
                  "total": 3,
                  "pages": 3,
                  "page": 1,
                  "limit": 1
                },
                "display_currency": "INR",
                "view": "user_acquisition"
              }
            }
            """);
    }

    [Fact]
    public async Task The_same_numbers_are_plain_in_the_management_api()
    {
        await _app.AskAsync("get-attribution-result?user_id=u-1");

        var report = await _app.ManageAsync("apps/shop/reports/campaigns");

        report.GetProperty("currency").GetString().ShouldBe("INR");
        var campaign = report.GetProperty("campaigns")[0];
        campaign.GetProperty("id").GetString().ShouldBe("AbC123");
        campaign.GetProperty("attributedUsers").GetInt64().ShouldBe(1);
        campaign.GetProperty("figures").GetRawText().ShouldBe("""
            {"clicks":2,"installs":1,"reinstalls":0,"reengagements":0,"suspiciousInstalls":1,"lateFraudInstalls":0,"blockedInstalls":0,"correctedInstalls":0,"signUps":1,"uninstalls":0,"payments":1,"revenue":12540.5,
            "events":{"AddToCart":2,"Prüfung":1},"revenueByType":{"ONE_TIME":{"count":1,"total":12540.5}},
            "returns":{"d1":{"returned":0,"of":0},"d7":{"returned":0,"of":0},"d14":{"returned":0,"of":0},"d30":{"returned":0,"of":0}},
            "revenueByAge":{"d0":12540.5,"d3":12540.5,"d7":12540.5,"d30":12540.5}}
            """.Replace("\n", "", StringComparison.Ordinal));
        (await _app.ManageRawAsync("apps/shop/reports/campaigns?from=2026-02-01&to=2026-01-01")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await _app.ManageRawAsync("apps/nobody/reports/campaigns")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "AbC123 Mail1 Go1")]
    [InlineData("sort_order=ascending", "Go1 Mail1 AbC123")]
    [InlineData("sort_field=clicks", "AbC123 Go1 Mail1")]
    [InlineData("sort_field=clicks&sort_order=ascending", "Mail1 Go1 AbC123")]
    [InlineData("sort_field=revenue&limit=1", "AbC123")]
    [InlineData("sort_field=signups&limit=1", "AbC123")]
    [InlineData("sort_field=conversion&limit=1", "AbC123")]
    [InlineData("sort_field=created_at&limit=1&page=4", "")]
    [InlineData("active=true", "AbC123 Go1")]
    [InlineData("active=false", "Mail1")]
    [InlineData("network=meta", "AbC123")]
    [InlineData("network=good_ads", "Mail1")]
    [InlineData("network=tiktok", "")]
    [InlineData("meta_account_id=17", "")]
    [InlineData("search=diwali", "Mail1")]
    [InlineData("search=go.example", "Go1")]
    [InlineData("search=/p/42", "AbC123")]
    [InlineData("search=https%3A%2F%2Flinks.example.test%2FMail1", "Mail1")]
    [InlineData("view=retargeting&sort_field=clicks", "AbC123 Go1 Mail1")]
    public async Task Filters_and_orders_choose(string query, string expected)
    {
        var campaigns = (await _app.DataAsync($"reporting/campaigns?{query}")).GetProperty("campaigns").EnumerateArray()
            .Select(campaign => campaign.GetProperty("display_id").GetString());

        string.Join(' ', campaigns).ShouldBe(expected);
    }

    [Fact]
    public async Task Days_and_platforms_restrict_what_is_counted()
    {
        (await InstallsAsync("from=2020-01-01&to=2020-12-31")).ShouldBe(("0", true));
        (await InstallsAsync("start_date=2020-01-01&end_date=2099-12-31")).ShouldBe(("1", true));
        (await InstallsAsync("platform=android")).ShouldBe(("1", false));
        (await InstallsAsync("platform=ios")).ShouldBe(("0", false));

        async Task<(string?, bool)> InstallsAsync(string query)
        {
            var campaign = (await _app.DataAsync($"reporting/campaigns?search=AbC123&{query}")).GetProperty("campaigns")[0];
            return (campaign.GetProperty("installs").GetString(), campaign.GetProperty("has_date_filter").GetBoolean());
        }
    }

    [Fact]
    public async Task Columns_are_chosen_by_name()
    {
        var campaign = (await _app.DataAsync("reporting/campaigns?search=AbC123&events=AddToCart,Unknown&payment_events=DEFAULT&unique_user_events=AddToCart&active_users=14"))
            .GetProperty("campaigns")[0];

        campaign.GetProperty("custom_events").GetRawText().ShouldBe("""{"AddToCart":{"count":"2"}}""");
        campaign.GetProperty("payment_events").GetRawText().ShouldBe("{}");
        campaign.GetProperty("active_users").GetString().ShouldBe("1");
        campaign.TryGetProperty("cost_per_custom_events", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Winning_back_is_a_view_of_its_own()
    {
        await _app.CallAsync("handle-deeplink", new JsonObject { ["install_instance_id"] = "i-1", ["platform"] = "ANDROID", ["deeplink_url"] = "https://links.example.test/x?c=Go1" });

        var data = await _app.DataAsync("reporting/campaigns?search=Go1&view=retargeting");

        data.GetProperty("view").GetString().ShouldBe("retargeting");
        var campaign = data.GetProperty("campaigns")[0];
        campaign.GetProperty("reengagements").GetString().ShouldBe("1");
        campaign.GetProperty("conversion").GetString().ShouldBe("100.00%");
        campaign.GetProperty("cost_per_reinstall").GetString().ShouldBe("₹0.00");
        campaign.TryGetProperty("cost_per_install", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("limit=101")]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("page=0")]
    [InlineData("from=01.02.2026")]
    [InlineData("end_date=2026-02-30")]
    [InlineData("from=2026-02-01&to=2026-01-01")]
    [InlineData("active=yes")]
    [InlineData("platform=windows")]
    [InlineData("view=everything")]
    [InlineData("sort_field=name")]
    [InlineData("sort_order=up")]
    [InlineData("active_users=0")]
    public async Task Bad_questions_are_422(string query)
    {
        var (status, body, _) = await _app.AskAsync($"reporting/campaigns?{query}");

        status.ShouldBe(422);
        body.GetProperty("status").GetInt32().ShouldBe(422);
        body.GetProperty("msg").GetString()!.Length.ShouldBeGreaterThan(10);
        body.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
