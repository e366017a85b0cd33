using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Attribution.Meta;
using Waymark.Attribution.Networks;
using Waymark.Integrations;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution.Networks;

public sealed class ClaimTests
{
    static readonly App Advertised = Shop with
    {
        Campaigns = [.. Shop.Campaigns, new Campaign { Id = "Aster1", Name = "Aster_Autumn", NetworkCampaignId = "c-1", Deeplink = "https://go.shop.example/a" }],
        Networks = [new AdNetwork { Id = "aster", Code = "ASTER", Key = "k", Windows = new WindowSettings { ClickHours = 48, ViewHours = 6 } }],
    };

    static readonly Evidence Asked = Open with { App = Advertised };

    [Fact]
    public void A_claimed_click_earns_what_nobody_else_does()
    {
        var verdict = Judge.Decide(Asked with { Claims = [Claim(1, Hours(3))] });

        (verdict.MatchType, verdict.Credit.Source, verdict.Credit.CampaignId, verdict.Credit.Campaign, verdict.DeepLink)
            .ShouldBe((MatchType.NetworkClaim, "ASTER", "Aster1", "Aster_Autumn", "https://go.shop.example/a"));
        (verdict.Credit.NetworkCampaignId, verdict.Credit.TouchId, verdict.Credit.TouchAt).ShouldBe(("c-1", "claim-1", Noon.AddHours(-3)));
        verdict.Winner.ShouldNotBeNull().NetworkIds.ShouldNotBeNull()["network_click_id"].ShouldBe("n-1");
        Explanation.Of(verdict).ShouldContain("Won: ASTER, Aster_Autumn, click told by the network at 2026-03-10 09:00:00Z, by the network's own word");
    }

    [Theory]
    [InlineData(2, 3, MatchType.NetworkClaim)]
    [InlineData(3, 2, MatchType.DeviceId)]
    [InlineData(2, 2, MatchType.DeviceId)]
    public void Claims_and_clicks_of_links_are_one_sequence_and_the_latest_wins(double claimedBefore, double clickedBefore, MatchType winner)
    {
        var verdict = Judge.Decide(Asked with { Claims = [Claim(1, Hours(claimedBefore))], ByDeviceId = [Click("mine", Hours(clickedBefore))] });

        verdict.MatchType.ShouldBe(winner);
        verdict.Candidates.Select(candidate => candidate.Standing).ShouldBe([Standing.Won, Standing.Contributed]);
    }

    [Fact]
    public void A_claim_is_stronger_than_a_guess_a_tag_or_a_view()
    {
        var verdict = Judge.Decide(Asked with { Claims = [Claim(1, Hours(3))], ByAddress = [Neighbour("near", Minutes(2))], Referrer = Says("utm_source=newsletter") });

        verdict.MatchType.ShouldBe(MatchType.NetworkClaim);
        verdict.Candidates.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_networks_own_window_is_looked_at_first()
    {
        var verdict = Judge.Decide(Asked with { Claims = [Claim(1, Hours(49))] });

        verdict.MatchType.ShouldBe(MatchType.Organic);
        var check = verdict.Candidates.ShouldHaveSingleItem().Checks.Single(check => !check.Passed);
        (check.Name, check.Threshold, check.SettingFrom).ShouldBe(("window", "48 h", "network"));
        Judge.Decide(Asked with { Claims = [Claim(1, Hours(48))] }).MatchType.ShouldBe(MatchType.NetworkClaim);
    }

    [Fact]
    public void A_click_after_the_open_did_not_lead_to_it() =>
        Judge.Decide(Asked with { Claims = [Claim(1, Minutes(-1))] }).Candidates.ShouldHaveSingleItem().Because.ShouldContain("came after the open");

    [Theory]
    [InlineData("ASTER", MatchType.NetworkClaim)]
    [InlineData("aster", MatchType.NetworkClaim)]
    [InlineData("META", MatchType.Organic)]
    [InlineData(null, MatchType.Organic)]
    public void A_network_may_name_its_own_clicks_alone(string? clicked, MatchType expected)
    {
        var claim = Claim(1, Hours(1));
        var named = claim with { ClickedSource = clicked, Received = claim.Received with { Claim = claim.Received.Claim with { ClickId = "theirs" } } };

        Judge.Decide(Asked with { Claims = [named] }).MatchType.ShouldBe(expected);
    }

    [Fact]
    public void Another_networks_campaign_is_not_taken_for_its_own()
    {
        var taken = Advertised with { Campaigns = [new Campaign { Id = "Mine", Name = "Mine", Network = "META", NetworkCampaignId = "c-1" }] };

        var credit = Judge.Decide(Asked with { App = taken, Claims = [Claim(1, Hours(1))] }).Credit;

        (credit.Source, credit.CampaignId, credit.Campaign).ShouldBe(("ASTER", "c-1", "Autumn"));
    }

    [Fact]
    public void The_latest_claimed_view_counts_when_nothing_was_clicked()
    {
        var verdict = Judge.Decide(Asked with { Claims = [View(1, Hours(3)), View(2, Hours(2)), View(3, Hours(7))] });

        (verdict.MatchType, verdict.Credit.TouchId, verdict.Credit.IsViewThrough).ShouldBe((MatchType.ViewThrough, "claim-2", true));
        verdict.Candidates.Select(candidate => (candidate.TouchId, candidate.Standing)).ShouldBe([("claim-2", Standing.Won), ("claim-1", Standing.Contributed), ("claim-3", Standing.Rejected)]);
    }

    [Fact]
    public void A_claimed_view_helps_where_something_was_clicked()
    {
        var verdict = Judge.Decide(Asked with { Claims = [View(1, Hours(3))], ByDeviceId = [Click("mine", Days(2))] });

        verdict.MatchType.ShouldBe(MatchType.DeviceId);
        verdict.Candidates.Select(candidate => (candidate.TouchId, candidate.Standing)).ShouldBe([("mine", Standing.Won), ("claim-1", Standing.Contributed)]);
    }

    [Fact]
    public void Proof_beats_a_claim_and_of_two_claims_the_later_click_beats_the_earlier()
    {
        var proven = Judge.Decide(Asked with { ByDeviceId = [Click("mine", Hours(5))] });
        var early = Judge.Decide(Asked with { Claims = [Claim(1, Hours(3))] });
        var late = Judge.Decide(Asked with { Claims = [Claim(1, Hours(3)), Claim(2, Hours(2))] });
        var organic = Judge.Decide(Asked);

        (proven.Beats(early), early.Beats(proven)).ShouldBe((true, false));
        (late.Beats(early), early.Beats(late), early.Beats(early)).ShouldBe((true, false, false));
        (early.Beats(organic), organic.Beats(early)).ShouldBe((true, false));
        early.IsProven.ShouldBeFalse();
    }

    [Fact]
    public void What_a_network_claims_is_bound_by_its_terms()
    {
        Bases.Of(MatchType.NetworkClaim, "claim-1").ShouldBe(Basis.Claim);
        Bases.Of(MatchType.ViewThrough, "claim-1").ShouldBe(Basis.Claim);
        Bases.Of(MatchType.ViewThrough, "meta-7-view").ShouldBe(Basis.Link);
        Bases.Of(MatchType.ReferrerClaim, null).ShouldBe(Basis.Referrer);
    }

    [Fact]
    public void Googles_ids_are_kept_and_name_the_network_alone()
    {
        var verdict = Judge.Decide(Open with { Referrer = Says("gclid=EAIaIQobChMItest&gbraid=0AAAAAtest"), ReferrerClickAt = Noon.AddHours(-1) });

        (verdict.MatchType, verdict.Credit.Source, verdict.Credit.CampaignId, verdict.Credit.Campaign).ShouldBe((MatchType.ReferrerClaim, "GOOGLE", null, null));
        verdict.Winner.ShouldNotBeNull().NetworkIds.ShouldBe(new Dictionary<string, string> { ["gbraid"] = "0AAAAAtest", ["gclid"] = "EAIaIQobChMItest" });
    }

    [Fact]
    public void Google_is_credited_for_seven_days_and_after_nobody()
    {
        var google = Open with { Referrer = Says("wbraid=w-1") };

        Judge.Decide(google with { ReferrerClickAt = Noon.AddDays(-7) }).Credit.Source.ShouldBe("GOOGLE");
        Judge.Decide(google with { ReferrerClickAt = Noon.AddDays(-7).AddSeconds(-1) }).MatchType.ShouldBe(MatchType.Organic);
    }

    [Fact]
    public void Of_views_at_one_time_the_proved_one_counts()
    {
        var proved = new MetaClaim(new MetaStatement { State = MetaState.Decrypted }, Noon.AddHours(-2), IsView: true);

        Judge.Decide(Asked with { Claims = [View(1, Hours(2))], Meta = [proved] }).Credit.Source.ShouldBe("META");
        Judge.Decide(Asked with { Claims = [View(1, Hours(1))], Meta = [proved] }).Credit.Source.ShouldBe("ASTER");
    }

    static ClaimEvidence View(long position, TimeSpan before)
    {
        var click = Claim(position, before);
        return click with { Received = click.Received with { Claim = click.Received.Claim with { IsView = true } } };
    }

    static ClaimEvidence Claim(long position, TimeSpan before) => new(new ReceivedClaim
    {
        App = "shop", Position = position, Network = "aster", Source = "ASTER", At = Noon,
        Claim = new NetworkClaim { At = Noon - before, DeviceId = Gaid, CampaignId = "c-1", Campaign = "Autumn", NetworkClickId = "n-1" },
    });
}
