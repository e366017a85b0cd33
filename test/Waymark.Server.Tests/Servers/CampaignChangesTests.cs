using System.Net;
using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Servers;

public sealed class CampaignChangesTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync(ServerCalls.Document);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_new_campaign_is_answered_as_it_is_documented()
    {
        var (status, body) = await _app.TellAsync("create-campaign", new
        {
            name = "Diwali ✨",
            deeplink = "https://go.example.test/promo/summer25",
            link_for_desktop_users = "https://www.shop.example/sale",
            custom_display_id = "summer-sale-2025",
            domain = "go.example.test",
            android_web_redirect = "https://www.shop.example/android",
            is_shortlink = false,
            store_listing_ids = new[] { "com.example.shop" },
        });

        status.ShouldBe(201);
        body.Golden().ShouldBe("""
            {
              "msg": "Campaign created successfully!",
              "status": 201,
              "data": {
                "id": NUMBER,
                "name": "Diwali ✨",
                "link": "https://go.example.test/promo/summer25?c=summer-sale-2025",
                "website": "https://www.shop.example/sale",
                "display_id": "summer-sale-2025",
                "created_at": "MOMENT",
                "android_web_redirect": "https://www.shop.example/android",
                "ios_web_redirect": null,
                "domain": "go.example.test",
                "store_listings": [
                  {
                    "store_listing_id": "com.example.shop",
                    "name": "Söhne & Co",
                    "platform": "ANDROID"
                  }
                ]
              }
            }
            """);
    }

    [Fact]
    public async Task A_short_one_has_the_plain_link_and_an_id_of_ours()
    {
        var (_, body) = await _app.TellAsync("create-campaign", new { name = "Short", deeplink = "https://links.example.test/p/1", link_for_desktop_users = "", is_shortlink = true });
        var data = body.GetProperty("data");
        var id = data.GetProperty("display_id").GetString()!;

        id.Length.ShouldBe(8);
        data.GetProperty("link").GetString().ShouldBe($"https://links.example.test/?c={id}");
        data.GetProperty("website").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("store_listings").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Its_link_works_at_once_and_whom_it_brings_is_credited_to_it()
    {
        await _app.TellAsync("create-campaign", new { name = "Fresh", custom_display_id = "Fresh1" });

        await _app.FollowAndInstallAsync("/Fresh1", "i-1", user: "u-1");

        (await _app.DataAsync("attributed-users?display_id=Fresh1")).GetProperty("total_users").GetInt32().ShouldBe(1);
        (await _app.DataAsync("get-attribution-result?user_id=u-1")).GetProperty("campaign_name").GetString().ShouldBe("Fresh");
    }

    [Fact]
    public async Task Each_change_is_a_version_in_the_keys_name_and_no_secret_is_lost()
    {
        await _app.TellAsync("create-campaign", new { name = "New", custom_display_id = "New1" });
        await _app.TellAsync("campaigns/New1", new { name = "Newer" }, HttpMethod.Patch);
        await _app.AskAsync("campaigns/New1", "srv_old", HttpMethod.Delete);

        var versions = (await _app.ManageAsync("configuration/versions")).GetProperty("versions").EnumerateArray().ToList();
        versions.Select(version => version.GetProperty("who").GetString()).Take(3).ShouldBe(["server key 1 of shop", "server key 2 of shop", "server key 2 of shop"]);
        versions.Count.ShouldBe(4);
        (await _app.AskAsync("campaigns", "srv_shop")).Status.ShouldBe(200);
        (await _app.AskAsync("campaigns", "srv_other")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Many_at_once_are_all_made()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => _app.TellAsync("create-campaign", new { name = $"n{number}", custom_display_id = $"Many{number}" })));

        answers.Select(answer => answer.Status).Distinct().ShouldBe([201]);
        (await _app.DataAsync("campaigns")).GetProperty("total_campaigns").GetInt32().ShouldBe(11);
    }

    [Theory]
    [InlineData("""{ "deeplink": "https://links.example.test" }""", "Campaign name is required!")]
    [InlineData("""{ "name": "  " }""", "Campaign name is required!")]
    [InlineData("""{ "name": "n", "custom_display_id": "AbC123" }""", "Campaign with this display ID already exists!")]
    [InlineData("""{ "name": "n", "domain": "other-company.example" }""", "Domain not found in project")]
    [InlineData("""{ "name": "n", "store_listing_ids": "com.example.shop" }""", "store_listing_ids must be an array of non-empty strings!")]
    [InlineData("""{ "name": "n", "store_listing_ids": ["", "com.example.shop"] }""", "store_listing_ids must be an array of non-empty strings!")]
    [InlineData("""{ "name": "n", "store_listing_ids": ["nobody", "com.example.shop", "else"] }""", "Store listing(s) not found for this project: nobody, else")]
    [InlineData("""{ "name": "n", "store_listing_ids": ["525463029", "525463029"] }""", "Cannot assign multiple store listings with the same platform to a campaign!")]
    [InlineData("""{ "name": "n", "custom_display_id": "a b" }""", "custom_display_id must be 1 to 64 letters")]
    [InlineData("""{ "name": "n", "deeplink": "evil://x" }""", "deeplink must be an absolute https:// address")]
    [InlineData("""{ "name": "n", "ios_web_redirect": "https://evil.example/" }""", "ios_web_redirect leads to evil.example")]
    [InlineData("[]", "the body must be a JSON object")]
    [InlineData("{ oops", "the body is not valid JSON")]
    public async Task What_cannot_be_made_is_refused_with_the_reason(string sent, string message)
    {
        var (status, body) = await _app.TellAsync("create-campaign", sent);

        status.ShouldBe(400);
        body.GetProperty("status").GetInt32().ShouldBe(400);
        body.GetProperty("msg").GetString()!.ShouldStartWith(message);
        (await _app.DataAsync("campaigns")).GetProperty("total_campaigns").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task A_campaign_is_renamed_and_switched(string method)
    {
        var (status, body) = await _app.TellAsync("campaigns/AbC123", new { name = "campaign name", active = false }, new HttpMethod(method));

        status.ShouldBe(200);
        body.Golden().ShouldBe("""
            {
              "msg": "Campaign updated successfully!",
              "status": 200,
              "data": {
                "display_id": "AbC123",
                "name": "campaign name",
                "created_at": "MOMENT",
                "update_at": "MOMENT",
                "google": false,
                "meta": true,
                "meta_campaign_id": null,
                "meta_web_to_app": false,
                "active": false,
                "default_link": true,
                "attributed_users": 0
              }
            }
            """);
        var after = await _app.DataAsync("campaigns?filter=INACTIVE&limit=1");
        after.GetProperty("campaigns")[0].GetProperty("name").GetString().ShouldBe("campaign name");
    }

    [Fact]
    public async Task A_change_moves_the_date_of_the_update_and_of_no_other_campaign()
    {
        await _app.TellAsync("campaigns/AbC123", new { name = "later" }, HttpMethod.Patch);

        var campaigns = (await _app.DataAsync("campaigns")).GetProperty("campaigns");
        Date(0, "update_at").ShouldBeGreaterThan(Date(0, "created_at"));
        Date(1, "update_at").ShouldBe(Date(1, "created_at"));

        DateTimeOffset Date(int index, string key) => campaigns[index].GetProperty(key).GetDateTimeOffset();
    }

    [Theory]
    [InlineData("AbC123", "{}", 400, "At least one field (name or active) is required for update!")]
    [InlineData("AbC123", """{ "name": null }""", 400, "At least one field (name or active) is required for update!")]
    [InlineData("AbC123", """{ "name": " " }""", 400, "Campaign name cannot be empty!")]
    [InlineData("AbC123", """{ "name": 7 }""", 400, "Campaign name cannot be empty!")]
    [InlineData("AbC123", """{ "active": "false" }""", 400, "Active field must be a boolean!")]
    [InlineData("Nothing", """{ "active": true }""", 404, "Campaign not found!")]
    public async Task A_change_that_cannot_be_made_is_refused_with_the_reason(string id, string sent, int expected, string message)
    {
        var (status, body) = await _app.TellAsync($"campaigns/{id}", sent, HttpMethod.Patch);

        status.ShouldBe(expected);
        body.GetProperty("msg").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_campaign_that_is_deleted_is_gone_with_an_empty_answer()
    {
        var (status, body, _) = await _app.AskAsync("campaigns/AbC123", method: HttpMethod.Delete);
        var (again, message, _) = await _app.AskAsync("campaigns/AbC123", method: HttpMethod.Delete);

        (status, body.ValueKind).ShouldBe(((int)HttpStatusCode.NoContent, JsonValueKind.Undefined));
        (again, message.GetProperty("msg").GetString()).ShouldBe((404, "Campaign not found!"));
        (await _app.AskAsync("attributed-users?display_id=AbC123")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task One_apps_key_changes_nothing_of_another()
    {
        (await _app.AskAsync("campaigns/AbC123", "srv_other", HttpMethod.Delete)).Status.ShouldBe(404);
        (await _app.AskAsync("create-campaign", "srv_other", HttpMethod.Post, new { name = "Mine", custom_display_id = "AbC123" })).Status.ShouldBe(201);

        (await _app.DataAsync("campaigns")).GetProperty("campaigns")[0].GetProperty("name").GetString().ShouldBe("Sommer_Überraschung");
    }
}
