using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Attribution.Meta;
using Waymark.Events;
using static Waymark.Tests.Attribution.Meta.MetaVectors;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution.Meta;

public sealed class MetaAttributionTests
{
    [Fact]
    public void A_click_that_meta_proves_earns_the_install()
    {
        var verdict = Judge.Decide(Open with { Meta = [Clicked(Hours(2))] });

        (verdict.MatchType, verdict.Confidence, verdict.IsProven, verdict.Meta).ShouldBe((MatchType.MetaReferrer, 1, true, "decrypted"));
        verdict.Credit.ShouldBe(new Credit
        {
            Source = "META", CampaignId = "120210000000000004", Campaign = "Campaign C", AdSet = "Ad set B", Ad = "Ad A", NetworkCampaignId = "120210000000000004",
            AdSetId = "120210000000000003", AdId = "120210000000000002", CreativeId = "120210000000000001", TouchId = "meta-1000", TouchAt = Noon - Hours(2),
        });
    }

    [Fact]
    public void A_campaign_that_names_metas_id_is_credited_under_its_own()
    {
        var app = Shop with { Campaigns = [new Campaign { Id = "Own", Name = "Spring", Network = "META", NetworkCampaignId = "120210000000000004", Deeplink = "https://go.shop.example/spring" }] };

        var verdict = Judge.Decide(Open with { App = app, Meta = [Clicked(Hours(2))] });

        (verdict.Credit.CampaignId, verdict.Credit.Campaign, verdict.Credit.NetworkCampaignId).ShouldBe(("Own", "Spring", "120210000000000004"));
        verdict.DeepLink.ShouldBe("https://go.shop.example/spring");
    }

    [Theory]
    [InlineData(2, 1, MatchType.InstallReferrer)]
    [InlineData(1, 2, MatchType.MetaReferrer)]
    [InlineData(1, 1, MatchType.InstallReferrer)]
    public void It_competes_with_our_own_clicks_by_time(int meta, int ours, MatchType winner) =>
        Judge.Decide(Open with { Meta = [Clicked(Hours(meta))], ByReferrer = Click("c", Hours(ours)) }).MatchType.ShouldBe(winner);

    [Fact]
    public void Outside_the_window_or_after_the_open_it_earns_nothing()
    {
        Judge.Decide(Open with { Meta = [Clicked(Days(8))] }).MatchType.ShouldBe(MatchType.Organic);
        Judge.Decide(Open with { Meta = [Clicked(Hours(-1))] }).Candidates.ShouldHaveSingleItem().Because.ShouldContain("came after the open");
    }

    [Fact]
    public void A_view_counts_only_when_nothing_was_clicked()
    {
        var seen = Open with { Meta = [Viewed(Hours(3))] };

        var alone = Judge.Decide(seen);
        (alone.MatchType, alone.Credit.IsViewThrough, alone.IsProven).ShouldBe((MatchType.ViewThrough, true, false));
        Judge.Decide(seen with { ByDeviceId = [Click("c", Hours(100))] }).MatchType.ShouldBe(MatchType.DeviceId);
        Judge.Decide(seen with { ByAddress = [Neighbour("c", Minutes(2))] }).MatchType.ShouldBe(MatchType.Probabilistic);
        Judge.Decide(seen with { Referrer = Says("utm_source=letter") }).MatchType.ShouldBe(MatchType.ReferrerClaim);
        Judge.Decide(seen with { Meta = [Clicked(Hours(50)), Viewed(Hours(3))] }).MatchType.ShouldBe(MatchType.MetaReferrer);
    }

    [Theory]
    [InlineData(null, 24, MatchType.ViewThrough)]
    [InlineData(null, 25, MatchType.Organic)]
    [InlineData(48, 47, MatchType.ViewThrough)]
    [InlineData(0, 1, MatchType.Organic)]
    public void A_view_has_a_window_of_its_own(int? hours, int before, MatchType match)
    {
        var app = Shop.With(new AttributionSettings { Windows = new WindowSettings { ViewHours = hours } });

        Judge.Decide(Open with { App = app, Meta = [Viewed(Hours(before))] }).MatchType.ShouldBe(match);
    }

    [Theory]
    [InlineData(null, "no_key", "Meta's referrer could not be read: the app has no meta.installReferrerKey.")]
    [InlineData(OtherKey, "auth_failed", "Meta's referrer could not be decrypted: the app's key is another one, or the referrer was altered.")]
    public void What_cannot_be_read_is_said_and_the_rest_of_the_evidence_counts(string? key, string state, string note)
    {
        var claims = MetaClaim.Read(Says(MetaReferrers.Facebook), null, null, key);

        var verdict = Judge.Decide(Open with { Meta = claims, ByDeviceId = [Click("c", Hours(1))] });

        (verdict.MatchType, verdict.Meta).ShouldBe((MatchType.DeviceId, state));
        verdict.Notes.ShouldContain(note);
    }

    [Fact]
    public void The_stores_referrer_goes_before_what_the_device_hands_over()
    {
        var claims = MetaClaim.Read(Says(MetaReferrers.Facebook), Noon - Hours(1), new MetaProvided(AsReferrer(NumbersData, NumbersNonce), false, Noon - Hours(9)), Key);

        claims.Count.ShouldBe(2);
        Judge.Decide(Open with { Meta = claims }).Credit.Campaign.ShouldBe("Campaign C");
    }

    static MetaClaim Clicked(TimeSpan before) => new(MetaReferrer.Read(Payload(FacebookData, FacebookNonce), Key), Noon - before, IsView: false);

    static MetaClaim Viewed(TimeSpan before) => Clicked(before) with { IsView = true };
}
