using Waymark.Apps;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Tests.Links;

public sealed class HostileLinkTests
{
    static readonly string[] Pieces =
    [
        "https://links.example.test/", "p/42", "AbC123", "?", "&", "=", "#", "c=AbC123", "pid=Email", "af_r=", "af_android_url=", "af_ios_url=",
        "af_web_dp=", "af_dp=shop://", "https://evil.test", "//evil.test", "\\", "%5c", "%0d%0a", "%00", "\0", "%zz", "%", "%25", "@", ":", "javascript:",
        "data:text/html,", "market://details?id=x", "intent://x#Intent;", "S.browser_fallback_url=", "https%3A%2F%2Fevil.test", "play.google.com", "..", "/",
        "\ud800", "ü", "xn--", "af_force_deeplink=1", " ", "\n",
    ];

    static readonly string[] OwnHosts =
        ["play.google.com", "apps.apple.com", "itunes.apple.com", "links.example.test", "www.example.test", "partner.example.test", "xn--bcher-kva.example"];

    [Fact]
    public void No_link_leads_to_a_strangers_address()
    {
        var random = new Random(11);
        Visitor[] visitors = [new() { Os = Os.Android }, new() { Os = Os.Ios }, new() { Os = Os.Android, IsInApp = true }, new() { Os = Os.Linux }];

        for (var i = 0; i < 20_000; i++)
        {
            var url = "https://links.example.test/" + string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            if (LinkAddress.Read(url, ShopApp.Full) is not { } link) continue;

            foreach (var address in Addresses(Destinations.For(visitors[i % visitors.Length], ShopApp.Full, link, "click1")))
                IsOwn(address).ShouldBeTrue($"{url} led to {address}");
        }
    }

    /// <summary>Nobody checks the stores' own pages, though they carry what the link says of itself.</summary>
    [Fact]
    public void A_stores_page_is_one_that_would_be_accepted_whatever_the_link_says()
    {
        var random = new Random(12);
        var app = ShopApp.Full with { Campaigns = [], Android = new AndroidApp { Package = "com.example.shöp&x=#", Listing = "li st\n#" } };
        Visitor[] visitors = [new() { Os = Os.Android }, new() { Os = Os.Ios }];

        for (var i = 0; i < 5_000; i++)
        {
            var words = Enumerable.Range(0, 6).Select(_ => Pieces[random.Next(Pieces.Length)]).ToList();
            var url = $"https://links.example.test/?utm_source={words[0]}{words[1]}&utm_medium={words[2]}&utm_campaign={words[3]}{words[4]}{words[5]}";

            if (LinkAddress.Read(url, app) is not { } link) continue;
            if (Destinations.For(visitors[i % visitors.Length], app, link, "click1") is not Destination.Redirect { Url: var address }) continue;

            RedirectTargets.Accept(address, app).ShouldBe(address);
            IsOwn(address).ShouldBeTrue($"{url} led to {address}");
        }
    }

    static IEnumerable<string> Addresses(Destination destination) => destination switch
    {
        Destination.Redirect redirect => [redirect.Url],
        Destination.AppPage page => [page.SchemeUrl, .. page.StoreUrl is null ? (string[])[] : [page.StoreUrl]],
        _ => [],
    };

    static bool IsOwn(string address) =>
        address.All(c => c is > ' ' and < '\x7f')
        && new Uri(address) is var uri
        && uri.Scheme switch
        {
            "http" or "https" => OwnHosts.Contains(uri.Host) && uri.UserInfo.Length == 0,
            "market" => uri.Host == "details",
            "shop" => true,
            _ => false,
        };
}
