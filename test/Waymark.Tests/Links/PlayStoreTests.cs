using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class PlayStoreTests
{
    static readonly AndroidApp Shop = new() { Package = "com.example.shop" };
    static readonly UtmTags Tags = new() { Source = "META", Medium = "cpc", Campaign = "Summer Sale & more" };

    [Fact]
    public void The_referrer_is_a_query_encoded_once_with_the_click_first() =>
        PlayStore.Url(Shop, "Zk3q8d0o1S2b4n5m6p7r8A", Tags).ShouldBe(
            "https://play.google.com/store/apps/details?id=com.example.shop&referrer=lr_ia_id%3DZk3q8d0o1S2b4n5m6p7r8A"
            + "%26utm_source%3DMETA%26utm_campaign%3DSummer%2520Sale%2520%2526%2520more%26utm_medium%3Dcpc");

    [Theory]
    [InlineData("a b&c")]
    [InlineData("100 % \"quoted\" #+=?")]
    [InlineData("दिवाली 🎉")]
    [InlineData("lr_ia_id=evil&utm_source=evil")]
    public void What_is_written_is_read_back(string campaign)
    {
        var url = PlayStore.Url(Shop, "abc-_1", new UtmTags { Source = "x", Campaign = campaign });
        var referrer = QueryText.Parse(new Uri(url).Query).Find("referrer");

        var click = Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.ClickId>();
        (click.Id, click.Tags.Source, click.Tags.Campaign).ShouldBe(("abc-_1", "x", campaign));
    }

    [Fact]
    public void A_tag_that_does_not_fit_is_left_out_whole()
    {
        var url = PlayStore.Url(Shop, "abc", new UtmTags { Source = "x", Campaign = new string('é', 300), Medium = "m" });

        url.Length.ShouldBeLessThan(PlayStore.LongestUrl);
        url.ShouldEndWith("lr_ia_id%3Dabc%26utm_source%3Dx%26utm_medium%3Dm");
    }

    [Fact]
    public void A_visit_that_is_not_a_click_carries_no_id() =>
        PlayStore.Url(Shop, null, UtmTags.None).ShouldBe("https://play.google.com/store/apps/details?id=com.example.shop");

    [Fact]
    public void A_custom_listing_is_named() =>
        PlayStore.Url(Shop with { Listing = "students" }, "a", UtmTags.None).ShouldEndWith("&referrer=lr_ia_id%3Da&listing=students");

    [Theory]
    [InlineData("https://play.google.com/store/apps/details?id=com.example.shop&hl=de", true)]
    [InlineData("market://details?id=com.example.shop", true)]
    [InlineData("https://play.google.com/store/apps/details?id=com.other", false)]
    [InlineData("https://play.google.com/store/apps/details?id=com.example.shop&referrer=mine", false)]
    [InlineData("https://play.google.com/store/apps/dev?id=com.example.shop", false)]
    [InlineData("https://shop.example.test/?id=com.example.shop", false)]
    [InlineData("https://play.google.com/", false)]
    public void The_apps_own_store_page_gets_our_referrer_unless_it_has_one(string url, bool isAdded) =>
        PlayStore.WithReferrer(url, Shop, "abc", UtmTags.None).ShouldBe(isAdded ? url + "&referrer=lr_ia_id%3Dabc" : url);
}
