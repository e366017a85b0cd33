using Waymark.Links;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Tests.Links;

public sealed class SmartLinkDestinationsTests
{
    static readonly Visitor Android = new() { Os = Os.Android }, Iphone = new() { Os = Os.Ios }, Desktop = new() { Os = Os.Windows };

    static readonly SmartLink Link = new()
    {
        App = "shop",
        Token = "xY12",
        Channel = "Instagram bio",
        Medium = "social",
        Campaign = "Spring",
        FallbackUrl = new LocalText(null) { ByPlace = new Dictionary<string, string> { ["IN"] = "https://partner.example.test/in" } },
        DesktopUrl = new LocalText("https://partner.example.test/desk") { ByPlace = new Dictionary<string, string> { ["IN"] = "https://partner.example.test/desk-in" } },
    };

    [Fact]
    public void A_phone_goes_to_its_store_with_the_links_words_in_the_referrer()
    {
        var url = Go(Android, Link, country: "DE").ShouldBeOfType<Destination.Redirect>().Url;

        url.ShouldBe("https://play.google.com/store/apps/details?id=com.example.shop&referrer=lr_ia_id%3Dclick1%26utm_source%3DInstagram%2520bio%26utm_campaign%3DSpring%26utm_medium%3Dsocial");
        Go(Iphone, Link, country: null).ShouldBe(new Destination.Redirect("https://apps.apple.com/app/id525463029"));
    }

    [Fact]
    public void Countries_have_destinations_of_their_own()
    {
        Go(Android, Link, "IN").ShouldBe(new Destination.Redirect("https://partner.example.test/in?lr_ia_id=click1"));
        Go(Iphone, Link, "IN").ShouldBe(new Destination.Redirect("https://partner.example.test/in?lr_ia_id=click1"));
        Go(Desktop, Link, "IN").ShouldBe(new Destination.Redirect("https://partner.example.test/desk-in?lr_ia_id=click1"));
        Go(Desktop, Link, "DE").ShouldBe(new Destination.Redirect("https://partner.example.test/desk?lr_ia_id=click1"));
    }

    [Fact]
    public void A_target_that_may_no_longer_be_led_to_is_passed_over() =>
        Go(Desktop, Link with { DesktopUrl = new LocalText("https://evil.test/") }, null).ShouldBe(new Destination.Redirect("https://www.example.test/?lr_ia_id=click1"));

    [Theory]
    [InlineData("https://links.example.test/xY12", "https://www.example.test/?lr_ia_id=click1")]
    [InlineData("https://links.example.test/xY12/any/path?key=value&lr_ia_id=x", "https://www.example.test/any/path?key=value&lr_ia_id=click1")]
    public void What_stands_behind_the_token_leads_to_the_same_place_of_the_web_site(string url, string target) =>
        Go(Desktop, Link with { DesktopUrl = null }, null, url).ShouldBe(new Destination.Redirect(target));

    [Theory]
    [InlineData(null, "https://links.example.test/xY12?a=1", null)]
    [InlineData(null, "https://links.example.test/xY12/p/42?a=1&lr_ia_id=x", "https://links.example.test/xY12/p/42?a=1")]
    [InlineData("shop://sale?from=link", "https://links.example.test/xY12?a=1&from=url&signature=s&expires=1", "shop://sale?from=link&a=1")]
    public void A_new_user_is_led_to_where_the_link_or_its_path_says(string? deepLink, string url, string? place) =>
        Read(Link with { Deeplink = deepLink }, url).DeepLink.ShouldBe(place);

    [Fact]
    public void A_landing_page_shows_what_a_redirect_would_have_led_to()
    {
        var link = Link with { HasLandingPage = true, Deeplink = "shop://p/42" };

        var phone = Go(Iphone, link, null).ShouldBeOfType<Destination.LandingPage>();
        phone.SchemeUrl.ShouldBe("shop://p/42");
        phone.NextUrl.ShouldBe("https://apps.apple.com/app/id525463029");
        phone.PlayUrl.ShouldBeNull();

        var desk = Go(Desktop, link, null).ShouldBeOfType<Destination.LandingPage>();
        desk.SchemeUrl.ShouldBeNull();
        desk.NextUrl.ShouldBe("https://partner.example.test/desk?lr_ia_id=click1");
        desk.AppStoreUrl.ShouldBe("https://apps.apple.com/app/id525463029");
        desk.PlayUrl.ShouldNotBeNull().ShouldContain("lr_ia_id%3Dclick1");
    }

    [Theory]
    [InlineData("https://partner.example.test/desk?a=1#top", "https://partner.example.test/desk?a=1&lr_ia_id=click1#top")]
    [InlineData("https://partner.example.test/#a?b", "https://partner.example.test/?lr_ia_id=click1#a?b")]
    public void A_web_page_is_told_which_click_led_to_it(string target, string url) =>
        Go(Desktop, Link with { DesktopUrl = new LocalText(target) }, null).ShouldBe(new Destination.Redirect(url));

    [Fact]
    public void A_visit_that_does_not_count_carries_no_click() =>
        Destinations.For(Desktop, ShopApp.Full, Read(Link, "https://links.example.test/xY12"), clickId: null).ShouldBe(new Destination.Redirect("https://partner.example.test/desk"));

    [Fact]
    public void A_robot_gets_the_preview() => Go(new Visitor { Robot = Robot.Preview }, Link, null).ShouldBe(new Destination.Preview());

    [Fact]
    public void Every_rule_says_what_became_of_it()
    {
        var rules = Destinations.Consider(Desktop, ShopApp.Full, Read(Link, "https://links.example.test/xY12?af_r=https%3A%2F%2Fevil.test%2F"), "IN");

        rules.Select(rule => (rule.Name, rule.Outcome)).ShouldBe(
        [
            ("af_web_dp of the URL", RuleOutcome.NotSet),
            ("af_r of the URL", RuleOutcome.NotAllowed),
            ("the link's desktopUrl", RuleOutcome.Taken),
            ("the campaign's website", RuleOutcome.NotSet),
            ("the app's website", RuleOutcome.NotReached),
            ("Google Play", RuleOutcome.NotReached),
            ("the App Store", RuleOutcome.NotReached),
        ]);
    }

    static LinkAddress Read(SmartLink link, string url) => LinkAddress.Read(url, ShopApp.Full)!.As(link);

    static Destination Go(Visitor visitor, SmartLink link, string? country, string url = "https://links.example.test/xY12") =>
        Destinations.For(visitor, ShopApp.Full, Read(link, url), "click1", country);
}
