using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Links;

public sealed class SmartLinkTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_click_on_a_smart_link_earns_the_install_that_brings_its_referrer()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "channel": "Instagram bio", "medium": "social", "campaign": "Spring", "deeplink": "shop://p/42" }""");

        using var redirect = await _app.FollowAsync("/xY12?ref=ana");
        var referrer = HttpUtility.ParseQueryString(redirect.Headers.Location!.Query)["referrer"]!;

        var data = await _app.InstallAsync("android-1", new JsonObject { ["install_ref"] = referrer, ["brand"] = "google" });
        data.GetProperty("attribution_source").GetString().ShouldBe("Instagram bio");
        data.GetProperty("deeplink").GetString().ShouldBe("shop://p/42?ref=ana");
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("clicks").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task An_archived_link_leads_on_and_earns_nothing_and_the_install_says_why()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "archived": true }""");

        using var redirect = await _app.FollowAsync("/xY12");
        redirect.Headers.Location!.Host.ShouldBe("play.google.com");
        var referrer = HttpUtility.ParseQueryString(redirect.Headers.Location.Query)["referrer"]!;

        var data = await _app.InstallAsync("android-1", new JsonObject { ["install_ref"] = referrer, ["brand"] = "google" });
        data.GetProperty("attribution_source").GetString().ShouldBe("ORGANIC");
        using var explanation = await _app.ManageRawAsync("apps/shop/installs/android-1/explanation");
        (await explanation.Content.ReadAsStringAsync()).ShouldContain("Its link is archived");
    }

    [Fact]
    public async Task Campaigns_of_the_configuration_go_first_and_unknown_paths_mean_what_they_meant()
    {
        using var campaign = await _app.FollowAsync("/AbC123");
        HttpUtility.ParseQueryString(campaign.Headers.Location!.Query)["referrer"]!.ShouldContain("utm_source=META");

        using var unknown = await _app.FollowAsync("/p/42?x=1", WaymarkApplication.Desktop);
        unknown.Headers.Location!.OriginalString.ShouldBe("https://www.shop.example/p/42?x=1");
    }

    [Fact]
    public async Task A_country_of_the_browsers_language_has_its_own_destination()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "desktopUrl": { "default": "https://www.shop.example/world", "IN": "https://www.shop.example/in" } }""");

        using var india = await _app.FollowAsync("/xY12", WaymarkApplication.Desktop);

        india.Headers.Location!.OriginalString.ShouldStartWith("https://www.shop.example/in?lr_ia_id=");
    }

    [Fact]
    public async Task A_landing_page_needs_no_script_and_cannot_be_scripted()
    {
        await _app.MakeLinkAsync("""
            { "token": "xY12", "name": "Bio", "landingPage": true, "title": { "default": "Hello <b>you</b>", "en-in": "Namaste \"friend\"" },
              "description": "<script>alert(1)</script>", "promoCode": "SAVE10", "image": "https://cdn.example.test/a.png?x=1&y=2", "youtubeVideo": "dQw4w9WgXcQ" }
            """);

        using var page = await _app.FollowAsync("/xY12?x=%22%3E%3Cscript%3E");
        var html = await page.Content.ReadAsStringAsync();

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("img-src https://cdn.example.test https://i.ytimg.com;");
        policy.ShouldNotContain("script-src");
        html.ShouldNotContain("<script");
        html.ShouldContain("<h1 dir=\"auto\">Namaste &quot;friend&quot;</h1>");
        html.ShouldContain("SAVE10");
        html.ShouldContain("href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\"");
        html.ShouldContain("property=\"og:title\" content=\"Namaste &quot;friend&quot;\"");
        html.ShouldContain("property=\"og:image\" content=\"https://cdn.example.test/a.png?x=1&amp;y=2\"");
        html.ShouldContain("name=\"twitter:card\" content=\"summary_large_image\"");
        html.ShouldContain("href=\"shop://\"");
        html.ShouldContain("https://play.google.com/store/apps/details?id=com.example.shop&amp;referrer=lr_ia_id%3D");
        await _app.ClicksAsync();
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("clicks").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_preview_robot_gets_the_tags_and_makes_no_click()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "title": "Look at this", "description": "All of it" }""");

        using var page = await _app.FollowAsync("/xY12?ref=1", "WhatsApp/2.23.20.0");
        var html = await page.Content.ReadAsStringAsync();

        html.ShouldContain("property=\"og:title\" content=\"Look at this\"");
        html.ShouldContain("property=\"og:url\" content=\"https://links.example.test/xY12\"");
        html.ShouldNotContain("play.google.com");
        await _app.ClicksAsync();
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("clicks").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_app_is_told_where_a_smart_link_leads_that_opened_it()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "deeplink": "shop://p/42" }""");

        var answer = await _app.CallAsync("handle-deeplink", new JsonObject
        {
            ["install_instance_id"] = "ios-1", ["platform"] = "IOS", ["deeplink_url"] = "https://links.example.test/xY12?a=1",
        });

        answer.GetProperty("data").GetProperty("deeplink").GetString().ShouldBe("shop://p/42?a=1");
        answer.GetProperty("data").GetProperty("is_linkrunner").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_iphone_in_india_would_see_is_told_without_a_click()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Bio", "fallbackUrl": { "IN": "https://www.shop.example/in" } }""");

        var check = await _app.ManageAsync("apps/shop/link-check?url=xY12&os=ios&country=in");

        check.GetProperty("outcome").GetString().ShouldBe("redirect");
        check.GetProperty("leadsTo").GetString().ShouldBe("https://www.shop.example/in");
        check.GetProperty("attribution").GetProperty("earns").GetBoolean().ShouldBeTrue();
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("clicks").GetInt64().ShouldBe(0);
        using var strange = await _app.ManageRawAsync("apps/shop/link-check?url=https://evil.test/x");
        strange.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
