using System.Text.Json;
using Waymark.Attribution;
using Waymark.Links;

namespace Waymark.Tests.Attribution;

public sealed class ReferrerTests
{
    const string Id = "Zk3q8d0o1S2b4n5m6p7r8A";

    [Theory]
    [InlineData("lr_ia_id=" + Id + "&utm_source=newsletter&utm_campaign=a%20b%26c", "newsletter", "a b&c")]
    [InlineData("lr_ia_id%3D" + Id + "%26utm_campaign%3Da%2520b", null, "a b")]
    [InlineData("lr_ia_id%253D" + Id + "%2526utm_campaign%253Da%252520b", null, "a b")]
    [InlineData("utm_campaign=a+b&lr_ia_id=" + Id, null, "a b")]
    [InlineData("LR_IA_ID=" + Id + "&UTM_Campaign=x", null, "x")]
    [InlineData("click_id=" + Id + "&utm_campaign=x", null, "x")]
    [InlineData("click_id=other&lr_ia_id=" + Id, null, null)]
    [InlineData("lr_ia_id=" + Id + "&lr_ia_id=second", null, null)]
    [InlineData("lr_ia_id=&lr_ia_id=" + Id, null, null)]
    [InlineData("  lr_ia_id=" + Id + "\n", null, null)]
    [InlineData("?lr_ia_id=" + Id, null, null)]
    [InlineData("https://play.google.com/store/apps/details?id=com.shop&referrer=lr_ia_id%3D" + Id + "%26utm_campaign%3Dx", null, "x")]
    [InlineData("https://links.example.test/p?lr_ia_id=" + Id + "&utm_campaign=x#top", null, "x")]
    [InlineData("foo=bar&lr_ia_id=" + Id + "&utm_campaign=https://x.test/?a", null, "https://x.test/?a")]
    public void Our_click_id_is_found(string referrer, string? source, string? campaign)
    {
        var click = Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.ClickId>();

        (click.Id, click.Tags.Source, click.Tags.Campaign).ShouldBe((Id, source, campaign));
        click.IsWellFormed.ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_click_leaves_what_else_the_referrer_says()
    {
        var click = Referrer.Read("lr_ia_id=not%20ours&gclid=abc").ShouldBeOfType<ReferrerReading.ClickId>();

        click.IsWellFormed.ShouldBeFalse();
        click.Otherwise.ShouldBe(new ReferrerReading.GoogleIds("abc", null, null, UtmTags.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("unknown")]
    [InlineData("&&&")]
    [InlineData("=")]
    [InlineData("foo=bar")]
    [InlineData("utm_source")]
    [InlineData("lr_ia_id=")]
    [InlineData("%")]
    [InlineData("%25%25%25")]
    [InlineData("%00%00")]
    [InlineData("://?")]
    public void A_referrer_without_a_known_key_says_nothing(string? referrer) =>
        Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.None>();

    [Theory]
    [InlineData("utm_source=google-play&utm_medium=organic")]
    [InlineData("utm_source%3Dgoogle-play%26utm_medium%3Dorganic")]
    [InlineData("utm_medium=Organic&utm_source=Google-Play")]
    public void Found_in_the_store(string referrer) => Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.StoreOrganic>();

    [Theory]
    [InlineData("utm_source=(not%20set)&utm_medium=(not%20set)")]
    [InlineData("utm_source=(not set)&utm_medium=(not set)")]
    [InlineData("utm_source=(not+set)&utm_medium=(not+set)")]
    [InlineData("utm_source%3D(not%2520set)%26utm_medium%3D(not%2520set)")]
    public void The_store_was_opened_by_a_link_without_referrer(string referrer) =>
        Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.NotSet>();

    [Fact]
    public void Google_ids_name_the_network_and_no_campaign()
    {
        Referrer.Read("gclid=EAIaIQobChMItest&gbraid=0AAAAAtest")
            .ShouldBe(new ReferrerReading.GoogleIds("EAIaIQobChMItest", "0AAAAAtest", null, UtmTags.None));
        Referrer.Read("utm_source=google-play&utm_medium=organic&wbraid=w").ShouldBeOfType<ReferrerReading.GoogleIds>();
    }

    [Fact]
    public void The_first_value_wins_and_a_broken_escape_stays_as_it_is()
    {
        const string referrer = "utm_source=x&utm_source=y&broken=%zz";

        Referrer.Read(referrer).ShouldBe(new ReferrerReading.Utm(new UtmTags { Source = "x" }));
        Referrer.Parse(referrer).Find("broken").ShouldBe("%zz");
    }

    [Fact]
    public void All_campaign_tags_are_kept() =>
        Referrer.Read("utm_source=s&utm_medium=m&utm_campaign=c&utm_term=t&utm_content=k&utm_id=7").ShouldBe(new ReferrerReading.Utm(
            new UtmTags { Source = "s", Medium = "m", Campaign = "c", Term = "t", Content = "k", Id = "7" }));

    [Theory]
    [InlineData(MetaReferrers.Facebook, "apps.facebook.com", "fb4a")]
    [InlineData(MetaReferrers.InstagramTwice, "apps.instagram.com", "ig4a")]
    public void A_meta_payload_comes_out_as_its_json(string referrer, string source, string campaign)
    {
        var meta = Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.MetaPayload>();

        (meta.Tags.Source, meta.Tags.Campaign).ShouldBe((source, campaign));
        using var json = JsonDocument.Parse(meta.Json);
        json.RootElement.GetProperty("source").GetProperty("nonce").GetString()!.Length.ShouldBe(24);
    }

    [Theory]
    [InlineData("utm_content=%7B%22app%22%3A1%7D")]
    [InlineData("utm_source=anything&utm_content=%257B%2522app%2522%253A1%257D")]
    [InlineData("utm_content={\"app\":1}")]
    public void A_meta_payload_is_known_by_its_shape(string referrer) =>
        Referrer.Read(referrer).ShouldBeOfType<ReferrerReading.MetaPayload>().Json.ShouldBe("{\"app\":1}");

    [Theory]
    [InlineData("a", "b", "c", "a")]
    [InlineData("", "b", "c", "b")]
    [InlineData(null, " ", "c", "c")]
    [InlineData("unknown", "b", null, "b")]
    [InlineData("unknown", null, null, null)]
    [InlineData(null, null, null, null)]
    public void The_referrer_is_the_first_key_that_holds_one(string? first, string? second, string? third, string? picked) =>
        Referrer.Pick(first, second, third).ShouldBe(picked);

    [Fact]
    public void Hostile_text_is_read_without_complaint()
    {
        Referrer.Read(new string('%', 1_000_000)).ShouldBeOfType<ReferrerReading.None>();
        Referrer.Read(string.Concat(Enumerable.Repeat("a=b&", 100_000))).ShouldBeOfType<ReferrerReading.None>();
        Referrer.Read("utm_source=a%00b\ud800%ff").ShouldBe(new ReferrerReading.Utm(new UtmTags { Source = "a\ufffdb\ufffd\ufffd" }));
    }
}
