using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class LinkParametersTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    [Fact]
    public void AppsFlyers_vocabulary_is_understood()
    {
        var link = Read("pid=facebook_int&c=Summer%20Sale&af_c_id=c1&af_channel=IG&af_adset=A&af_adset_id=a1&af_ad=B&af_ad_id=b1"
            + "&af_ad_type=video&af_siteid=s&af_sub_siteid=ss&af_keywords=shoes&af_sub1=x&af_sub5=y&clickid=net%2B1&af_prt=agency"
            + "&af_dp=shop%3A%2F%2Fp%2F1&deep_link_value=shoe&deep_link_sub1=red&deep_link_sub10=xl&af_force_deeplink=true"
            + "&is_retargeting=true&af_installpostback=false&af_cost_model=CPI&af_cost_value=1.2345&af_cost_currency=inr"
            + $"&advertising_id={Gaid.ToUpperInvariant()}&af_r=https%3A%2F%2Fa.test%2F%3Fq%3D1&af_ios_url=i&af_android_url=a&af_web_dp=w");

        (link.Source, link.Campaign, link.CampaignId, link.Channel).ShouldBe(("facebook_int", "Summer Sale", "c1", "IG"));
        (link.AdSet, link.AdSetId, link.Ad, link.AdId, link.AdType).ShouldBe(("A", "a1", "B", "b1", "video"));
        (link.SiteId, link.SubSiteId, link.Keywords, link.ClickId, link.Agency).ShouldBe(("s", "ss", "shoes", "net+1", "agency"));
        (link.Subs[1], link.Subs[5], link.Subs.Count).ShouldBe(("x", "y", 2));
        (link.AppUrl, link.DeepLinkValue, link.ForcesAppUrl).ShouldBe(("shop://p/1", "shoe", true));
        (link.DeepLinkSubs[1], link.DeepLinkSubs[10]).ShouldBe(("red", "xl"));
        (link.IsRetargeting, link.SuppressesInstallPostback).ShouldBe((true, true));
        (link.CostModel, link.CostValue, link.CostCurrency, link.Gaid).ShouldBe(("cpi", 1.2345m, "INR", Gaid));
        (link.Redirect, link.IosRedirect, link.AndroidRedirect, link.WebRedirect).ShouldBe(("https://a.test/?q=1", "i", "a", "w"));
        link.Rejected.ShouldBeEmpty();
    }

    [Fact]
    public void Linkrunners_vocabulary_is_understood()
    {
        var link = Read($"c=AbC123&click_id=n1&aff_id=f&pub_id=p&offer_id=o&creative_id=k&sub1=x&sub3=z&gaid={Gaid}");

        (link.Campaign, link.ClickId, link.Affiliate, link.SiteId, link.Offer, link.AdId).ShouldBe(("AbC123", "n1", "f", "p", "o", "k"));
        (link.Subs[1], link.Subs[3], link.Gaid).ShouldBe(("x", "z", Gaid));
    }

    [Fact]
    public void Airbridges_vocabulary_is_understood()
    {
        var link = Read($"campaign=x&ad_group=g&ad_creative=v&term=t&click_id=n&sub_id=s&sub_id_1=one&gaid_raw={Gaid}&ifa_raw={Gaid}");

        (link.Campaign, link.AdSet, link.Ad, link.Keywords, link.SubSiteId).ShouldBe(("x", "g", "v", "t", "s"));
        (link.Subs[1], link.Gaid, link.Idfa).ShouldBe(("one", Gaid, Gaid));
    }

    [Fact]
    public void Utm_tags_stand_in_where_nothing_else_names_the_campaign()
    {
        var link = Read("utm_source=newsletter&utm_campaign=May&utm_id=7&utm_medium=email&utm_term=t&utm_content=top");

        (link.Source, link.Campaign, link.CampaignId, link.Keywords).ShouldBe(("newsletter", "May", "7", "t"));
        link.Utm.Medium.ShouldBe("email");
        Read("pid=Email&utm_source=x&c=A&utm_campaign=B").Source.ShouldBe("Email");
    }

    [Fact]
    public void The_networks_click_ids_are_kept_by_name() =>
        Read("GCLID=g&gbraid=b&wbraid=w&fbclid=f&ttclid=t&fbclid=second&other=1").NetworkClickIds
            .OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => $"{id.Key}={id.Value}")
            .ShouldBe(["fbclid=f", "gbraid=b", "gclid=g", "ttclid=t", "wbraid=w"]);

    [Fact]
    public void Hashed_device_ids_are_kept_in_lower_case()
    {
        var sha1 = new string('A', 40);
        var ids = Read($"sha1_advertising_id={sha1}&md5_idfa={new string('0', 32)}&sha1_idfa=short&md5_gaid={new string('z', 32)}").HashedIds;

        ids.Count.ShouldBe(2);
        ids["sha1_advertising_id"].ShouldBe(sha1.ToLowerInvariant());
    }

    [Theory]
    [InlineData("1h", 1)]
    [InlineData("23h", 23)]
    [InlineData("1d", 24)]
    [InlineData("7D", 168)]
    [InlineData("30d", 720)]
    [InlineData("24h", null)]
    [InlineData("31d", null)]
    [InlineData("0d", null)]
    [InlineData("-1d", null)]
    [InlineData("7", null)]
    [InlineData("d", null)]
    [InlineData("7 d", null)]
    [InlineData("7w", null)]
    [InlineData("99999999999d", null)]
    public void A_click_window_is_hours_or_days_within_limits(string text, int? hours)
    {
        var link = Read($"af_click_lookback={text}");

        link.ClickWindowHours.ShouldBe(hours);
        link.Rejected.Select(rejected => rejected.Name).ShouldBe(hours is null ? ["af_click_lookback"] : []);
    }

    [Theory]
    [InlineData("1h", 1)]
    [InlineData("24h", 24)]
    [InlineData("1d", 24)]
    [InlineData("2d", null)]
    [InlineData("25h", null)]
    public void A_view_window_is_at_most_a_day(string text, int? hours) =>
        Read($"af_viewthrough_lookback={text}").ViewWindowHours.ShouldBe(hours);

    [Theory]
    [InlineData("7d", 7.0)]
    [InlineData("12h", 0.5)]
    [InlineData("90d", 90.0)]
    [InlineData("91d", null)]
    [InlineData("24h", null)]
    [InlineData("soon", null)]
    public void A_reengagement_window_is_hours_or_days(string text, double? days) =>
        (Read($"af_reengagement_window={text}").ReengagementWindow?.TotalDays).ShouldBe(days);

    [Fact]
    public void A_reengagement_may_last_for_ever() => Read("af_reengagement_window=lifetime").ReengagementWindow.ShouldBe(TimeSpan.MaxValue);

    [Theory]
    [InlineData("pid=bad%20source")]
    [InlineData("pid=<script>")]
    [InlineData("is_retargeting=perhaps")]
    [InlineData("gaid={gaid}")]
    [InlineData("idfa=00000000-0000-0000-0000-000000000000")]
    [InlineData("oaid=9774d56d682e549c")]
    [InlineData("af_cost_value=1.23456")]
    [InlineData("af_cost_value=-1")]
    [InlineData("af_cost_value=1,5")]
    [InlineData("af_cost_value=1e9")]
    [InlineData("af_cost_currency=EURO")]
    [InlineData("af_reengagement_window=91d")]
    public void What_makes_no_sense_is_left_out_and_noted(string query)
    {
        var link = Read(query);

        link.Rejected.ShouldHaveSingleItem().Name.ShouldBe(query.Split('=')[0]);
        (link with { RawUrl = "", Rejected = [] }).ToString().ShouldBe((Read("") with { RawUrl = "", Rejected = [] }).ToString());
    }

    [Fact]
    public void Names_and_values_have_a_longest_length()
    {
        Read("c=" + new string('x', 100)).Campaign.ShouldNotBeNull();
        var link = Read("c=" + new string('x', 101) + "&af_siteid=" + new string('y', 513));

        (link.Campaign, link.SiteId).ShouldBe((null, null));
        link.Rejected.Select(rejected => rejected.Name).ShouldBe(["c", "af_siteid"]);
        link.Rejected.ShouldAllBe(rejected => rejected.Value.Length == 100);
    }

    [Fact]
    public void A_cost_without_a_currency_is_in_dollars()
    {
        Read("af_cost_value=2").CostCurrency.ShouldBe("USD");
        Read("").CostCurrency.ShouldBeNull();
    }

    [Fact]
    public void The_url_is_kept_as_it_came()
    {
        const string url = "https://links.example.test/p?a=%zz&b=%00#c=evil";

        LinkParameters.Read(url).RawUrl.ShouldBe(url);
        LinkParameters.Read(url).Campaign.ShouldBeNull();
    }

    static LinkParameters Read(string query) => LinkParameters.Read($"https://links.example.test/p?{query}");
}
