using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class RedirectTargetsTests
{
    [Theory]
    [InlineData("https://play.google.com/store/apps/details?id=x", "https://play.google.com/store/apps/details?id=x")]
    [InlineData("HTTPS://PLAY.Google.COM/store", "https://play.google.com/store")]
    [InlineData("https://apps.apple.com/app/id1", "https://apps.apple.com/app/id1")]
    [InlineData("https://itunes.apple.com/app/id1", "https://itunes.apple.com/app/id1")]
    [InlineData("http://www.example.test/a?b=c#d", "http://www.example.test/a?b=c#d")]
    [InlineData("https://links.example.test:8443/x", "https://links.example.test:8443/x")]
    [InlineData("https://partner.example.test", "https://partner.example.test/")]
    [InlineData("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/")]
    [InlineData(" https://www.example.test/ ", "https://www.example.test/")]
    [InlineData("https://www.example.test/?next=https://evil.test/", "https://www.example.test/?next=https://evil.test/")]
    [InlineData("market://details?id=com.example.shop", "market://details?id=com.example.shop")]
    [InlineData("shop://p/42?x=1", "shop://p/42?x=1")]
    [InlineData("SHOP://p/42", "shop://p/42")]
    [InlineData("intent://details?id=x#Intent;scheme=market;package=com.android.vending;end", "intent://details?id=x#Intent;scheme=market;package=com.android.vending;end")]
    [InlineData("intent://p/42#Intent;scheme=shop;package=com.example.shop;S.browser_fallback_url=https%3A%2F%2Fwww.example.test%2F;end", "intent://p/42#Intent;scheme=shop;package=com.example.shop;S.browser_fallback_url=https%3A%2F%2Fwww.example.test%2F;end")]
    public void Stores_and_the_apps_own_addresses_are_accepted(string target, string accepted) =>
        RedirectTargets.Accept(target, ShopApp.Full).ShouldBe(accepted);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/relative")]
    [InlineData("//evil.test/")]
    [InlineData("www.example.test")]
    [InlineData("https://evil.test/")]
    [InlineData("https://play.google.com@evil.test/")]
    [InlineData("https://play.google.com:x@evil.test/")]
    [InlineData("https://user@play.google.com/")]
    [InlineData("https://play.google.com.evil.test/")]
    [InlineData("https://evil.test/play.google.com")]
    [InlineData("https://evil.test?play.google.com")]
    [InlineData("https://evil.test#play.google.com")]
    [InlineData("https://evil.test\\@play.google.com/")]
    [InlineData("https:\\\\play.google.com\\")]
    [InlineData("https://play.google.com:8443/")]
    [InlineData("https://play.google.com./")]
    [InlineData("https://sub.www.example.test/")]
    [InlineData("https://example.test/")]
    [InlineData("https://рlay.google.com/")]
    [InlineData("https://www.example.test/\r\nSet-Cookie: a=b")]
    [InlineData("https://www.example.test/\t")]
    [InlineData("https://www.example.test/\0")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt://play.google.com/%0aalert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://www.example.test/")]
    [InlineData("other://p/42")]
    [InlineData("market://search?q=pub:evil")]
    [InlineData("intent://p/42#Intent;scheme=shop;package=com.evil;end")]
    [InlineData("intent://p/42#Intent;scheme=shop;end")]
    [InlineData("intent://p/42")]
    [InlineData("intent://p/42#Intent;package=com.example.shop;component=com.evil/.Main;end")]
    [InlineData("intent://p/42#Intent;package=com.example.shop;SEL;component=com.evil/.Main;end")]
    [InlineData("intent://p/42#Intent;package=com.example.shop;package=com.evil;end")]
    [InlineData("intent://p/42#Intent;package=com.example.shop;S.browser_fallback_url=https%3A%2F%2Fevil.test;end")]
    [InlineData("intent://p/42#Intent;package=com.example.shop;S.browser_fallback_url=javascript%3Aalert(1);end")]
    [InlineData("https://")]
    [InlineData("https://[::1")]
    [InlineData("https://%00/")]
    [InlineData("https://xn--/")]
    public void Everything_else_is_refused(string? target) => RedirectTargets.Accept(target, ShopApp.Full).ShouldBeNull();

    [Theory]
    [InlineData("javascript")]
    [InlineData("data")]
    [InlineData("FILE")]
    [InlineData("not a scheme")]
    public void Not_every_scheme_can_be_an_apps_own(string scheme) =>
        RedirectTargets.Accept($"{scheme}:alert(1)", ShopApp.Full with { UriScheme = scheme }).ShouldBeNull();

    [Fact]
    public void A_campaigns_web_site_is_the_owners_too()
    {
        var campaign = ShopApp.Summer with { Website = "https://sale.example.test/summer" };

        RedirectTargets.Accept("https://sale.example.test/", ShopApp.Full).ShouldBeNull();
        RedirectTargets.Accept("https://sale.example.test/", ShopApp.Full, campaign).ShouldNotBeNull();
    }

    [Fact]
    public void An_app_without_a_web_site_opens_no_door() =>
        RedirectTargets.Accept("https://www.example.test/", new App { Id = "bare" }).ShouldBeNull();

    [Fact]
    public void An_endless_address_is_refused() =>
        RedirectTargets.Accept("https://www.example.test/" + new string('a', 10_000), ShopApp.Full).ShouldBeNull();

    [Fact]
    public void Whatever_is_accepted_is_plain_ascii_on_an_allowed_host()
    {
        const string alphabet = "https:/\\@.#?%;=&[] \t\nplay.google.comwww.example.testшü\ud800\0";
        var random = new Random(7);
        string[] starts = ["https://", "https://play.google.com", "https://www.example.test", "market://details", "intent://", "shop:", ""];
        string[] hosts = ["play.google.com", "www.example.test"];

        for (var i = 0; i < 20_000; i++)
        {
            var tail = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var accepted = RedirectTargets.Accept(starts[random.Next(starts.Length)] + tail, ShopApp.Full);

            if (accepted is null) continue;

            accepted.ShouldAllBe(c => c > ' ' && c < '\x7f' && c != '\\');
            var uri = new Uri(accepted);
            if (uri.Scheme is "http" or "https") hosts.ShouldContain(uri.Host);
        }
    }
}
