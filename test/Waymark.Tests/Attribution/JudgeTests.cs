using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution;

public sealed class JudgeTests
{
    [Fact]
    public void Without_a_touch_an_install_is_organic()
    {
        var verdict = Judge.Decide(Open);

        (verdict.Conversion, verdict.MatchType, verdict.Credit, verdict.Confidence).ShouldBe((Conversion.Install, MatchType.Organic, Credit.Organic, 0));
        (verdict.At, verdict.Fact, verdict.ConfigurationVersion).ShouldBe((Noon, 1_000L, 7));
        verdict.Candidates.ShouldBeEmpty();
    }

    // Which kinds of evidence there are, from the oldest click to the latest, and which one wins.
    [Theory]
    [InlineData("device link referrer", MatchType.InstallReferrer)]
    [InlineData("referrer device link", MatchType.DeepLink)]
    [InlineData("referrer link device", MatchType.DeviceId)]
    [InlineData("device", MatchType.DeviceId)]
    [InlineData("device guess", MatchType.DeviceId)]
    [InlineData("guess claim", MatchType.Probabilistic)]
    [InlineData("claim", MatchType.ReferrerClaim)]
    [InlineData("device claim", MatchType.DeviceId)]
    public void The_first_class_with_a_valid_touch_decides_and_inside_it_the_latest_touch_wins(string evidence, MatchType winner)
    {
        var kinds = evidence.Split(' ');
        TimeSpan Before(string kind) => Minutes(30 - Array.IndexOf(kinds, kind));

        var verdict = Judge.Decide(Open with
        {
            Referrer = kinds.Contains("claim") ? Says("utm_source=letter") : kinds.Contains("referrer") ? Says("lr_ia_id=referrer") : new ReferrerReading.None(),
            ByReferrer = kinds.Contains("referrer") ? Click("referrer", Before("referrer")) : null,
            ByLink = kinds.Contains("link") ? Click("link", Before("link")) : null,
            ByDeviceId = kinds.Contains("device") ? [Click("device", Before("device"))] : [],
            ByAddress = kinds.Contains("guess") ? [Neighbour("guess", Minutes(2))] : [],
        });

        verdict.MatchType.ShouldBe(winner);
        verdict.Winner!.MatchType.ShouldBe(winner);
        verdict.Candidates[0].Standing.ShouldBe(Standing.Won);
        verdict.Candidates.Skip(1).ShouldAllBe(candidate => candidate.Standing == Standing.Contributed);
    }

    [Fact]
    public void Equal_times_go_to_the_stronger_proof_then_to_the_smaller_id()
    {
        var at = Hours(1);

        Judge.Decide(Open with { ByReferrer = Click("z", at), ByLink = Click("y", at), ByDeviceId = [Click("x", at)] }).Credit.TouchId.ShouldBe("z");
        Judge.Decide(Open with { ByLink = Click("y", at), ByDeviceId = [Click("x", at)] }).Credit.TouchId.ShouldBe("y");
        Judge.Decide(Open with { ByDeviceId = [Click("b", at), Click("a", at)] }).Credit.TouchId.ShouldBe("a");
    }

    [Fact]
    public void A_click_found_in_two_ways_is_one_candidate_with_the_stronger_proof()
    {
        var click = Click("c", Hours(1));

        Judge.Decide(Open with { ByReferrer = click, ByDeviceId = [click] }).Candidates.Single().MatchType.ShouldBe(MatchType.InstallReferrer);
    }

    [Fact]
    public void The_credit_names_the_touch_and_its_campaign()
    {
        var verdict = Judge.Decide(Open with { ByReferrer = Click("c", Hours(1)) with { Medium = "cpc", AdSet = "set", Ad = "ad" } });

        verdict.Credit.ShouldBe(new Credit
        {
            Source = "META", Medium = "cpc", CampaignId = "AbC123", Campaign = "Spring", AdSet = "set", Ad = "ad", TouchId = "c", TouchAt = Noon - Hours(1),
        });
        (verdict.Confidence, verdict.DeepLink).ShouldBe((1, "https://go.shop.example/p/42?click=c"));
    }

    [Fact]
    public void Referrer_first_makes_the_referrer_final()
    {
        var evidence = Open with { ByReferrer = Click("referrer", Hours(5)), ByDeviceId = [Click("device", Hours(1))] };

        Judge.Decide(evidence).Credit.TouchId.ShouldBe("device");
        Judge.Decide(evidence with { App = Shop.With(new AttributionSettings { ReferrerFirst = true }) }).Credit.TouchId.ShouldBe("referrer");
    }

    [Fact]
    public void Referrer_first_does_not_revive_a_referrer_outside_its_window() =>
        Judge.Decide(Open with
        {
            App = Shop.With(new AttributionSettings { ReferrerFirst = true }),
            ByReferrer = Click("referrer", Days(8)),
            ByDeviceId = [Click("device", Hours(1))],
        }).Credit.TouchId.ShouldBe("device");

    [Fact]
    public void A_click_id_that_is_none_of_ours_is_noted_and_the_rest_of_the_evidence_counts()
    {
        var evidence = Open with { Referrer = Says("lr_ia_id=unknown&utm_source=letter") };

        var claimed = Judge.Decide(evidence);
        var found = Judge.Decide(evidence with { ByDeviceId = [Click("device", Hours(1))] });

        claimed.Notes.ShouldBe(["The referrer carries the click id unknown, which is not a click of this app."]);
        (claimed.MatchType, claimed.Credit.Source, claimed.Referrer).ShouldBe((MatchType.ReferrerClaim, "letter", "click_id"));
        found.Credit.TouchId.ShouldBe("device");
        found.Notes.ShouldBe(claimed.Notes);
    }

    [Fact]
    public void A_click_of_a_campaign_that_is_switched_off_loses_to_an_older_one()
    {
        var verdict = Judge.Decide(Open with { ByDeviceId = [Click("off", Hours(1), "Off"), Click("on", Hours(2))] });

        verdict.Credit.TouchId.ShouldBe("on");
        verdict.Candidates[1].Because.ShouldBe("Its campaign is switched off.");
    }

    [Fact]
    public void Of_a_crowd_of_clicks_the_fifty_likeliest_are_kept_and_the_rest_is_counted()
    {
        var verdict = Judge.Decide(Open with { ByDeviceId = [.. Enumerable.Range(1, 60).Select(number => Click($"c-{number:00}", Minutes(number)))] });

        verdict.Winner!.TouchId.ShouldBe("c-01");
        verdict.Candidates.Count.ShouldBe(50);
        verdict.Candidates.ShouldAllBe(candidate => candidate.Checks.Count > 0);
        verdict.Notes.ShouldContain("10 more clicks were looked at and lost.");
    }

    [Fact]
    public void A_touch_recorded_after_the_open_loses() =>
        Judge.Decide(Open with { OpenedOn = 800, ByDeviceId = [Click("c", Minutes(1))] }).Candidates.Single().Because.ShouldStartWith("The touch at 2026-03-10 11:59:00Z came after the open");

    [Fact]
    public void A_clock_that_was_set_back_between_click_and_open_changes_nothing() =>
        Judge.Decide(Open with { ByDeviceId = [Click("c", -Minutes(30))] }).Winner!.TouchId.ShouldBe("c");

    [Fact]
    public void A_later_click_that_contradicts_the_referrer_is_noted()
    {
        var other = Click("device", Hours(1), campaign: null, source: "x_int");

        Judge.Decide(Open with { ByReferrer = Click("referrer", Hours(5)), ByDeviceId = [other] }).Notes
            .ShouldBe(["The referrer names META, and a later click with the device's id names x_int."]);
        Judge.Decide(Open with { Referrer = new ReferrerReading.StoreOrganic(), ByDeviceId = [other] }).Notes
            .ShouldBe(["The referrer says organic, and a click with the device's id says otherwise."]);
    }

    [Theory]
    [InlineData("gclid=1&utm_campaign=brand", "GOOGLE", null, "brand")]
    [InlineData("utm_source=letter&utm_campaign=AbC123", "META", "AbC123", "Spring")]
    [InlineData("utm_source=letter&utm_campaign=Spring", "META", "AbC123", "Spring")]
    [InlineData("utm_campaign=Spring", "META", "AbC123", "Spring")]
    [InlineData("utm_source=letter&utm_campaign=other", "letter", null, "other")]
    public void A_referrer_without_a_click_of_ours_is_believed_when_nothing_else_speaks(string referrer, string source, string? campaignId, string campaign)
    {
        var verdict = Judge.Decide(Open with { Referrer = Says(referrer) });

        verdict.MatchType.ShouldBe(MatchType.ReferrerClaim);
        (verdict.Credit.Source, verdict.Credit.CampaignId, verdict.Credit.Campaign, verdict.Credit.TouchId).ShouldBe((source, campaignId, campaign, null));
        verdict.IsProven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("utm_source=google-play&utm_medium=organic")]
    [InlineData("utm_source=(not%20set)&utm_medium=(not%20set)")]
    [InlineData("utm_campaign=unheard-of")]
    [InlineData("utm_source=letter&utm_campaign=Gone")]
    public void What_a_referrer_does_not_name_or_may_not_name_is_organic(string referrer) =>
        Judge.Decide(Open with { Referrer = Says(referrer) }).MatchType.ShouldBe(MatchType.Organic);

    [Fact]
    public void A_claim_counts_inside_the_window_of_the_moment_the_store_tells()
    {
        var claim = Open with { Referrer = Says("utm_source=letter") };

        Judge.Decide(claim with { ReferrerClickAt = Noon - Days(7) }).Credit.TouchAt.ShouldBe(Noon - Days(7));
        Judge.Decide(claim with { ReferrerClickAt = Noon - Days(7) - Minutes(1) }).Candidates.Single().Because
            .ShouldBe("Outside its window: 7 d passed, 168 h are allowed by the product.");
    }

    [Fact]
    public void A_device_that_comes_back_on_its_own_is_a_reinstall()
    {
        var verdict = Judge.Decide(Open with { Earlier = Earlier });

        (verdict.Conversion, verdict.Credit).ShouldBe((Conversion.Reinstall, Credit.Organic));
    }

    [Fact]
    public void A_touch_after_the_earlier_install_makes_it_a_reattribution() =>
        Judge.Decide(Open with { Earlier = Earlier, ByDeviceId = [Click("c", Days(5))] }).Conversion.ShouldBe(Conversion.Reattribution);

    [Fact]
    public void Touches_of_the_earlier_install_do_not_count_again()
    {
        var month = Shop.With(new AttributionSettings { Windows = new WindowSettings { ClickHours = 720 } });

        var verdict = Judge.Decide(Open with { App = month, Earlier = Earlier, ByReferrer = Click("c", Days(20)) });

        verdict.Conversion.ShouldBe(Conversion.Reinstall);
        verdict.Candidates.Single().Because.ShouldBe("It belongs to the device's earlier install of 2026-02-18 12:00:00Z.");
    }

    [Fact]
    public void A_claim_wins_no_device_back()
    {
        var verdict = Judge.Decide(Open with { Earlier = Earlier, Referrer = Says("utm_source=letter") });

        (verdict.Conversion, verdict.MatchType).ShouldBe((Conversion.Reinstall, MatchType.Organic));
        verdict.Candidates.Single().Standing.ShouldBe(Standing.Rejected);
    }

    [Theory]
    [InlineData(RetargetingLinks.All, false, true)]
    [InlineData(RetargetingLinks.All, true, true)]
    [InlineData(RetargetingLinks.Marked, false, false)]
    [InlineData(RetargetingLinks.Marked, true, true)]
    [InlineData(RetargetingLinks.Off, false, false)]
    [InlineData(RetargetingLinks.Off, true, false)]
    public void Only_the_links_that_may_win_users_back_do(RetargetingLinks setting, bool isMarked, bool wins)
    {
        var verdict = Judge.Decide(Open with
        {
            App = Shop.With(new AttributionSettings { Retargeting = setting }),
            Earlier = Earlier,
            ByDeviceId = [Click("c", Days(1)) with { IsRetargeting = isMarked }],
        });

        verdict.Conversion.ShouldBe(wins ? Conversion.Reattribution : Conversion.Reinstall);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_device_must_have_been_quiet_long_enough(int days, bool wins) =>
        Judge.Decide(Open with
        {
            App = Shop.With(new AttributionSettings { InactivityDays = days }),
            Earlier = Earlier,
            ByDeviceId = [Click("c", Days(1))],
        }).Conversion.ShouldBe(wins ? Conversion.Reattribution : Conversion.Reinstall);

    [Theory]
    [InlineData(MatchType.InstallReferrer, MatchType.Organic, true)]
    [InlineData(MatchType.DeviceId, MatchType.Probabilistic, true)]
    [InlineData(MatchType.DeviceId, MatchType.ReferrerClaim, true)]
    [InlineData(MatchType.InstallReferrer, MatchType.DeviceId, false)]
    [InlineData(MatchType.ReferrerClaim, MatchType.Organic, true)]
    [InlineData(MatchType.ReferrerClaim, MatchType.Probabilistic, false)]
    [InlineData(MatchType.ReferrerClaim, MatchType.ReferrerClaim, false)]
    [InlineData(MatchType.Organic, MatchType.Organic, false)]
    public void A_stronger_class_beats_a_weaker_one_and_nothing_beats_proof(MatchType later, MatchType before, bool beats) =>
        Of(later).Beats(Of(before)).ShouldBe(beats);

    static Verdict Of(MatchType matchType) => Judge.Decide(Open) with { MatchType = matchType };
}
