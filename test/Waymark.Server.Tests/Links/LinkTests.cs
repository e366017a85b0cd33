using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Links;

public sealed class LinkTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_click_on_a_campaign_link_earns_the_install_that_brings_its_referrer()
    {
        using var redirect = await _app.FollowAsync("/?c=AbC123&ref=ana");

        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.Location!.Host.ShouldBe("play.google.com");

        var referrer = HttpUtility.ParseQueryString(redirect.Headers.Location.Query)["referrer"]!;
        referrer.ShouldStartWith("lr_ia_id=");

        var data = await _app.InstallAsync("android-1", new JsonObject { ["install_ref"] = referrer, ["brand"] = "google" });
        data.GetProperty("attribution_source").GetString().ShouldBe("META");
        data.GetProperty("campaign_data").GetProperty("name").GetString().ShouldBe("Summer_Sale");
        data.GetProperty("deeplink").GetString().ShouldBe("https://links.example.test/p/42?ref=ana");
    }

    [Fact]
    public async Task An_install_without_a_touch_is_organic()
    {
        var data = await _app.InstallAsync("android-2", new JsonObject { ["install_ref"] = "utm_source=google-play&utm_medium=organic" });

        data.GetProperty("attribution_source").GetString().ShouldBe("ORGANIC");
        data.GetProperty("campaign_data").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("deeplink").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_iPhone_is_matched_with_its_click_on_an_owned_link_by_address_and_traits()
    {
        using var redirect = await _app.FollowAsync("/Mail1?u=7", WaymarkApplication.IPhone, "198.51.100.7");
        redirect.Headers.Location!.Host.ShouldBe("apps.apple.com");

        var phone = new JsonObject { ["brand"] = "Apple", ["device"] = "iPhone", ["system_version"] = "17.5.1", ["language"] = "en", ["locale"] = "en_IN" };
        var data = await _app.InstallAsync("ios-1", phone, "IOS", "198.51.100.7");

        data.GetProperty("campaign_data").GetProperty("id").GetString().ShouldBe("Mail1");
        data.GetProperty("deeplink").GetString().ShouldBe("https://links.example.test/sale?u=7");
    }

    [Fact]
    public async Task Nobody_is_matched_from_a_private_or_carrier_shared_address()
    {
        using var click = await _app.FollowAsync("/Mail1", WaymarkApplication.IPhone, "100.64.3.3");

        var data = await _app.InstallAsync("ios-2", new JsonObject { ["brand"] = "Apple", ["system_version"] = "17.5.1", ["language"] = "en" }, "IOS", "100.64.3.3");

        data.GetProperty("attribution_source").GetString().ShouldBe("ORGANIC");
    }

    [Theory]
    [InlineData("/?c=AbC123", WaymarkApplication.Pixel8, "play.google.com")]
    [InlineData("/AbC123", WaymarkApplication.Pixel8, "play.google.com")]
    [InlineData("/AbC123", WaymarkApplication.IPhone, "apps.apple.com")]
    [InlineData("/some/place?ref=1", WaymarkApplication.IPhone, "apps.apple.com")]
    [InlineData("/AbC123", WaymarkApplication.Desktop, "www.shop.example")]
    public async Task Visitors_are_led_to_where_they_can_get_the_app(string link, string userAgent, string host)
    {
        using var redirect = await _app.FollowAsync(link, userAgent);

        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.Location!.Host.ShouldBe(host);
        redirect.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("af_r=https%3A%2F%2Fevil.test%2F")]
    [InlineData("af_android_url=https%3A%2F%2Fplay.google.com%40evil.test%2F")]
    [InlineData("af_r=javascript%3Aalert(1)")]
    [InlineData("af_android_url=%2F%2Fevil.test")]
    [InlineData("af_r=https%3A%2F%2Flinks.example.test%5C%40evil.test%2F")]
    [InlineData("af_r=https%3A%2F%2Fwww.shop.example%0d%0aSet-Cookie%3A%20a%3Db")]
    public async Task No_link_leads_to_a_strangers_address(string query)
    {
        using var redirect = await _app.FollowAsync($"/?c=AbC123&{query}");

        redirect.Headers.Location!.Host.ShouldBe("play.google.com");
        redirect.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Only_people_are_counted()
    {
        using (await _app.FollowAsync("/AbC123"))
        using (await _app.FollowAsync("/AbC123", method: HttpMethod.Head))
        using (await _app.FollowAsync("/AbC123", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"))
        using (await _app.FollowAsync("/AbC123", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
        using (await _app.FollowAsync("/AbC123", headers: [("Sec-Purpose", "prefetch;prerender")]))
        using (await _app.FollowAsync("/AbC123", headers: [("Purpose", "prefetch")]))
        {
        }

        (await _app.ClicksAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_preview_shows_a_page_that_cannot_be_scripted_from_the_link()
    {
        using var page = await _app.FollowAsync("/AbC123?x=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "facebookexternalhit/1.1");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("Shop &lt;&amp;&gt;");
        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task An_in_app_browser_gets_a_page_that_tries_the_app_first()
    {
        using var page = await _app.FollowAsync("/AbC123", WaymarkApplication.Pixel8 + " Instagram 330.0.0.40.92 Android (34/14; 480dpi; 1080x2115; samsung; SM-S928B; e3q; qcom; en_US; 596227454)");

        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("href=\"shop://p/42");
        html.ShouldContain("play.google.com");
    }

    [Theory]
    [InlineData("/.well-known/apple-app-site-association", "TEAMID1234.com.example.shop")]
    [InlineData("/apple-app-site-association", "TEAMID1234.com.example.shop")]
    [InlineData("/.well-known/assetlinks.json", "com.example.shop")]
    public async Task The_association_files_are_served_as_they_are(string path, string contains)
    {
        using var file = await _app.FollowAsync(path, "AASA-Bot/1.0.0");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await file.Content.ReadAsStringAsync()).ShouldContain(contains);
        (await _app.ClicksAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/robots.txt")]
    public async Task What_browsers_ask_for_by_themselves_is_no_click(string path)
    {
        using var answer = await _app.FollowAsync(path);

        (await _app.ClicksAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_devices_routes_work_on_a_link_host_too()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/client/init") { Content = new StringContent("""{"token":"prj_shop"}""") };
        request.Headers.Host = "links.example.test";

        using var answer = await _app.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_post_to_a_link_is_refused()
    {
        using var answer = await _app.FollowAsync("/AbC123", method: HttpMethod.Post);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }
}
