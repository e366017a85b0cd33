using Waymark.Apps;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Tests.Links;

public sealed class DestinationsTests
{
    const string Link = "https://links.example.test/p/42?c=AbC123";
    const string Play = "https://play.google.com/store/apps/details?id=com.example.shop"
        + "&referrer=lr_ia_id%3Dclick1%26utm_source%3DMETA%26utm_campaign%3DSummer_Sale";
    const string AppleStore = "https://apps.apple.com/app/id525463029";

    static readonly Visitor Android = new() { Os = Os.Android };
    static readonly Visitor Iphone = new() { Os = Os.Ios };
    static readonly Visitor Desktop = new() { Os = Os.Windows };
    static readonly Visitor Mac = new() { Os = Os.MacOs };

    [Theory]
    [InlineData(Os.Android, Play)]
    [InlineData(Os.Ios, AppleStore)]
    [InlineData(Os.Windows, "https://www.example.test/p/42")]
    [InlineData(Os.MacOs, "https://www.example.test/p/42")]
    [InlineData(Os.Unknown, "https://www.example.test/p/42")]
    public void Phones_go_to_their_store_and_desktops_to_the_web_site(Os os, string url) =>
        Go(new Visitor { Os = os }, ShopApp.Full).ShouldBe(new Destination.Redirect(url));

    [Fact]
    public void A_campaigns_own_redirect_comes_before_the_store()
    {
        var app = ShopApp.With(campaign => campaign with
        {
            AndroidRedirect = "https://partner.example.test/a",
            IosRedirect = "https://partner.example.test/i",
            Website = "https://sale.example.test/w",
        });

        Go(Android, app).ShouldBe(new Destination.Redirect("https://partner.example.test/a"));
        Go(Iphone, app).ShouldBe(new Destination.Redirect("https://partner.example.test/i"));
        Go(Desktop, app).ShouldBe(new Destination.Redirect("https://sale.example.test/w"));
    }

    [Fact]
    public void A_campaigns_redirect_to_a_strange_host_is_passed_over() =>
        Go(Android, ShopApp.With(campaign => campaign with { AndroidRedirect = "https://evil.test/" })).ShouldBe(new Destination.Redirect(Play));

    [Theory]
    [InlineData(Os.Android, "af_android_url", "https://partner.example.test/x")]
    [InlineData(Os.Ios, "af_ios_url", "https://partner.example.test/x")]
    [InlineData(Os.Linux, "af_web_dp", "https://partner.example.test/x")]
    [InlineData(Os.Android, "af_r", "https://partner.example.test/x")]
    [InlineData(Os.Ios, "af_r", "https://partner.example.test/x")]
    [InlineData(Os.Linux, "af_r", "https://partner.example.test/x")]
    [InlineData(Os.Android, "af_r", "market://details?id=com.other")]
    [InlineData(Os.Android, "af_r", "shop://p/42")]
    public void A_link_may_name_its_own_destination_on_an_allowed_host(Os os, string parameter, string url) =>
        Go(new Visitor { Os = os }, ShopApp.Full, $"{Link}&{parameter}={Uri.EscapeDataString(url)}").ShouldBe(new Destination.Redirect(url));

    [Theory]
    [InlineData("https%3A%2F%2Fevil.test%2F")]
    [InlineData("https%3A%2F%2Fplay.google.com%40evil.test%2F")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("%2F%2Fevil.test")]
    [InlineData("https%3A%2F%2Fwww.example.test%2F%0d%0aSet-Cookie%3Aa%3Db")]
    [InlineData("https%3A%5C%5Cwww.example.test")]
    [InlineData("%zz%00")]
    public void Any_other_destination_in_a_link_is_passed_over(string url)
    {
        Go(Android, ShopApp.Full, $"{Link}&af_android_url={url}&af_r={url}").ShouldBe(new Destination.Redirect(Play));
        Go(Iphone, ShopApp.Full, $"{Link}&af_ios_url={url}&af_r={url}").ShouldBe(new Destination.Redirect(AppleStore));
        Go(Desktop, ShopApp.Full, $"{Link}&af_web_dp={url}&af_r={url}").ShouldBeOfType<Destination.Redirect>().Url.ShouldStartWith("https://www.example.test/");
    }

    [Fact]
    public void The_apps_own_store_page_in_a_redirect_gets_our_click()
    {
        var app = ShopApp.With(campaign => campaign with { AndroidRedirect = "https://play.google.com/store/apps/details?id=com.example.shop" });

        Go(Android, app).ShouldBe(new Destination.Redirect(Play));
    }

    [Fact]
    public void Without_a_store_a_phone_goes_to_the_web_sites()
    {
        var bare = ShopApp.Full with { Android = null, Ios = null };

        Go(Android, bare).ShouldBe(new Destination.Redirect("https://www.example.test/p/42"));
        Go(Iphone, bare with { Campaigns = [ShopApp.Summer with { Website = "https://sale.example.test/" }] })
            .ShouldBe(new Destination.Redirect("https://sale.example.test/"));
    }

    [Fact]
    public void Without_a_web_site_a_desktop_goes_to_a_store()
    {
        var app = ShopApp.Full with { Website = null };

        Go(Desktop, app).ShouldBe(new Destination.Redirect(Play));
        Go(Mac, app).ShouldBe(new Destination.Redirect(AppleStore));
        Go(Desktop, app with { Android = null }).ShouldBe(new Destination.Redirect(AppleStore));
    }

    [Theory]
    [InlineData("https://www.example.test/", Link, "https://www.example.test/p/42")]
    [InlineData("https://www.example.test/en/", Link, "https://www.example.test/en/p/42")]
    [InlineData("https://www.example.test/?lang=en", Link, "https://www.example.test/?lang=en")]
    [InlineData("https://www.example.test", "https://links.example.test/AbC123", "https://www.example.test/p/42")]
    [InlineData("https://www.example.test", "https://links.example.test/sale?ref=9", "https://www.example.test/sale?ref=9")]
    [InlineData("https://www.example.test", "https://links.example.test/", "https://www.example.test/")]
    public void The_web_site_continues_with_the_place_in_the_app(string website, string link, string url) =>
        Go(Desktop, ShopApp.Full with { Website = website }, link).ShouldBe(new Destination.Redirect(url));

    [Theory]
    [InlineData("https://links.example.test", Link)]
    [InlineData("http://LINKS.example.test/", Link)]
    [InlineData("https://links.example.test", "https://links.example.test/sale?ref=9")]
    [InlineData("https://links.example.test", "https://links.example.test/")]
    public void A_web_site_that_is_the_link_itself_is_passed_over(string website, string link)
    {
        var app = ShopApp.Full with { Website = website };

        Go(Desktop, app, link).ShouldBeOfType<Destination.Redirect>().Url.ShouldStartWith("https://play.google.com/");
        Go(Desktop, app with { Android = null, Ios = null }, link).ShouldBe(new Destination.NotFound());
    }

    [Fact]
    public void Nothing_configured_leads_nowhere()
    {
        var bare = new App { Id = "bare" };

        foreach (var visitor in (Visitor[])[Android, Iphone, Desktop, Mac, Visitor.Unknown, Android with { IsInApp = true }])
            Go(visitor, bare).ShouldBe(new Destination.NotFound());
    }

    [Fact]
    public void A_page_inside_an_app_tries_the_apps_scheme_first()
    {
        Go(Android with { IsInApp = true }, ShopApp.Full)
            .ShouldBe(new Destination.AppPage("shop://p/42", Play, TimeSpan.FromSeconds(5)));
        Go(Iphone with { IsInApp = true }, ShopApp.Full)
            .ShouldBe(new Destination.AppPage("shop://p/42", AppleStore, TimeSpan.FromSeconds(0.3)));
    }

    [Fact]
    public void So_does_a_campaign_that_opens_in_the_app()
    {
        var app = ShopApp.With(campaign => campaign with { OpenInApp = true, Deeplink = "shop://sale/7?c=mine" });

        Go(Iphone, app).ShouldBe(new Destination.AppPage("shop://sale/7?c=mine", AppleStore, TimeSpan.FromSeconds(0.3)));
        Go(Desktop, app).ShouldBeOfType<Destination.Redirect>();
    }

    [Theory]
    [InlineData("&af_force_deeplink=true&af_dp=shop%3A%2F%2Fhere", "shop://here")]
    [InlineData("&af_force_deeplink=true&af_dp=evil%3A%2F%2Fhere", "shop://p/42?af_force_deeplink=true&af_dp=evil%3A%2F%2Fhere")]
    public void A_link_may_ask_for_the_apps_scheme_and_no_other(string more, string schemeUrl) =>
        Go(Android, ShopApp.Full, Link + more).ShouldBeOfType<Destination.AppPage>().SchemeUrl.TrimEnd('/').ShouldBe(schemeUrl);

    [Fact]
    public void An_app_without_a_scheme_gets_the_plain_redirect()
    {
        Go(Android with { IsInApp = true }, ShopApp.Full with { UriScheme = null }).ShouldBe(new Destination.Redirect(Play));
        Go(Android with { IsInApp = true }, ShopApp.Full with { UriScheme = "javascript" }).ShouldBe(new Destination.Redirect(Play));
    }

    [Theory]
    [InlineData(Robot.Preview)]
    [InlineData(Robot.Crawler)]
    [InlineData(Robot.Headless)]
    public void Robots_get_the_preview(Robot robot) =>
        Go(Android with { Robot = robot }, ShopApp.Full).ShouldBe(new Destination.Preview());

    [Fact]
    public void A_script_is_sent_on_like_a_desktop_but_without_a_click() =>
        Destinations.For(UserAgent.Read("curl/8.5.0"), ShopApp.Full with { Website = null }, Read(Link, ShopApp.Full), clickId: null)
            .ShouldBe(new Destination.Redirect("https://play.google.com/store/apps/details?id=com.example.shop&referrer=utm_source%3DMETA%26utm_campaign%3DSummer_Sale"));

    [Fact]
    public void An_inactive_campaign_still_leads_somewhere() =>
        Go(Android, ShopApp.With(campaign => campaign with { Active = false })).ShouldBe(new Destination.Redirect(Play));

    [Fact]
    public void A_link_with_its_own_source_says_so_to_the_store() =>
        Go(Android, ShopApp.Full, "https://links.example.test/t1?pid=Email&c=Diwali%20Sale&utm_medium=mail").ShouldBe(new Destination.Redirect(
            "https://play.google.com/store/apps/details?id=com.example.shop&referrer=lr_ia_id%3Dclick1%26utm_source%3DEmail"
            + "%26utm_campaign%3DDiwali%2520Sale%26utm_medium%3Dmail"));

    static Destination Go(Visitor visitor, App app, string url = Link) => Destinations.For(visitor, app, Read(url, app), "click1");

    static LinkAddress Read(string url, App app) => LinkAddress.Read(url, app).ShouldNotBeNull();
}
