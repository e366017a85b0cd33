using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Fraud;

public sealed class TouchRulesTests
{
    // Seconds that the click came after the download had begun, by our clock and Google's.
    [Theory]
    [InlineData(-10, false)]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(2.5, true)]
    [InlineData(40, true)]
    public void A_click_after_the_download_began_is_blocked_by_itself(double late, bool isMet)
    {
        var verdict = Judge.Decide(Suspect.Opened with { ByDeviceId = [Click("c", Minutes(1) - TimeSpan.FromSeconds(late))] });

        verdict.Fraud.Any(found => found.Rule == FraudRules.EngagementInjection).ShouldBe(isMet);
        verdict.Credit.IsOrganic.ShouldBe(isMet);
    }

    [Fact]
    public void Without_Googles_own_time_nothing_is_said_against_a_click()
    {
        var device = new PlayTimes { BeganOnDevice = Suspect.Began, ClickedOnDevice = Noon };

        Judge.Decide(Open with { Play = device, ByDeviceId = [Click("c", TimeSpan.FromSeconds(40))] }).Fraud.ShouldBeEmpty();
    }

    [Fact]
    public void The_link_that_opened_the_app_came_after_the_download_and_is_honest()
    {
        var verdict = Judge.Decide(Suspect.Opened with { ByLink = Click("link-1", TimeSpan.Zero) });

        (verdict.MatchType, verdict.Fraud.Count).ShouldBe((MatchType.DeepLink, 0));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, FraudRules.ReferrerAfterBegin)]
    public void A_referrer_whose_link_was_followed_after_the_download_began_claims_nothing(int late, string? rule)
    {
        var verdict = Judge.Decide(Open with
        {
            Referrer = Says("utm_source=letter"),
            Play = new PlayTimes { Began = Suspect.Began, Clicked = Suspect.Began.AddSeconds(late) },
        });

        (verdict.Met()?.Rule, verdict.Credit.IsOrganic).ShouldBe((rule, rule is not null));
        (verdict.Discarded?.Credit.Source).ShouldBe(rule is null ? null : "letter");
    }

    [Theory]
    [InlineData(0, "10 s")]
    [InlineData(9.9, "10 s")]
    [InlineData(10, "30 s")]
    [InlineData(29.9, "30 s")]
    [InlineData(30, null)]
    [InlineData(-60, null)]
    public void So_soon_after_a_click_nobody_has_downloaded_an_app(double seconds, string? threshold)
    {
        var evidence = Open with { ByDeviceId = [Click("c", TimeSpan.FromSeconds(seconds))] };
        var blocking = Judge.Decide(evidence.Blocking(FraudRules.ClickToInstallTooShort));

        Judge.Decide(evidence).Fraud.Select(found => found.Threshold).ShouldBe(threshold is null ? [] : [threshold]);
        Judge.Decide(evidence).Credit.Source.ShouldBe("META");
        blocking.Fraud.Count.ShouldBe(threshold is null ? 0 : 1);
        // The second line is a remark in every mode.
        blocking.Credit.IsOrganic.ShouldBe(threshold == "10 s");
    }

    [Fact]
    public void A_short_time_is_honest_when_the_referrers_times_agree()
    {
        var click = Click("c", TimeSpan.FromSeconds(8));
        var evidence = Open with { ByReferrer = click, Referrer = Says("lr_ia_id=c") };

        Judge.Decide(evidence).Met().ShouldBe((FraudRules.ClickToInstallTooShort, false));
        Judge.Decide(evidence with { Play = new PlayTimes { Began = click.At.AddSeconds(1) } }).Fraud.ShouldBeEmpty();
        // Google Play leaves out what is less than a second.
        Judge.Decide(evidence with { Play = new PlayTimes { Began = click.At.AddSeconds(-0.9) } }).Fraud.ShouldBeEmpty();
        Judge.Decide(evidence with { Play = new PlayTimes { Began = click.At.AddSeconds(-1) } }).Fraud.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_touch_that_is_found_in_two_ways_is_held_against_its_source_once()
    {
        var click = Click("c", TimeSpan.FromSeconds(8));
        var evidence = Open with { ByReferrer = click, Referrer = Says("lr_ia_id=c"), ByAddress = [new AddressTouch(click, null)] };

        Judge.Decide(evidence.Blocking(FraudRules.ClickToInstallTooShort)).Fraud.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void A_visitor_who_clicks_too_often_on_one_source_earns_it_nothing(int clicks, bool isMet)
    {
        var evidence = Open with { ByDeviceId = [Click("c", Hours(1))], Clicks = ClickCounts.None with { OfVisitor = _ => clicks } };

        Judge.Decide(evidence.Blocking(FraudRules.TooManyEngagements)).Credit.IsOrganic.ShouldBe(isMet);
        Judge.Decide(evidence).Fraud.Select(found => (found.Input, found.Threshold)).ShouldBe(isMet ? [("21 clicks in 24 hours", "20 clicks in 24 hours")] : []);
    }

    [Theory]
    [InlineData(50, NetworkKind.Ordinary, null)]
    [InlineData(51, NetworkKind.Ordinary, "50 clicks in an hour")]
    [InlineData(101, NetworkKind.Ordinary, "100 clicks in an hour")]
    [InlineData(900, NetworkKind.PrivateRelay, null)]
    public void An_address_that_clicks_too_fast_is_met_unless_it_is_shared(int clicks, NetworkKind network, string? threshold)
    {
        var click = Click("c", Hours(1)) with { Address = "203.0.113.9", Network = network };
        var evidence = Open with { ByDeviceId = [click], Clicks = ClickCounts.None with { OfAddress = _ => clicks } };
        var verdict = Judge.Decide(evidence.Blocking(FraudRules.AddressRate));

        verdict.Fraud.Select(found => found.Threshold).ShouldBe(threshold is null ? [] : [threshold]);
        verdict.Credit.IsOrganic.ShouldBe(clicks == 101);
    }

    [Fact]
    public void An_address_that_nobody_may_be_matched_by_is_not_counted() =>
        Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1))], Clicks = ClickCounts.None with { OfAddress = _ => 1_000 } }).Fraud.ShouldBeEmpty();

    [Theory]
    [InlineData(Platform.Ios, null, "clicked on ios", "installed on android")]
    [InlineData(Platform.Android, "13", "clicked on version 13", "installed on version 14")]
    [InlineData(Platform.Android, "14.1", null, null)]
    [InlineData(Platform.Android, null, null, null)]
    [InlineData(Platform.Web, "10", null, null)]
    [InlineData(Platform.Unknown, "10", null, null)]
    public void Another_system_than_the_devices_is_a_conflict(Platform platform, string? version, string? input, string? threshold)
    {
        var verdict = Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1)) with { Platform = platform, OsVersion = version }] });

        verdict.Fraud.Select(found => (found.Rule, found.Input, found.Threshold)).ShouldBe(input is null ? [] : [(FraudRules.DeviceConflict, input, threshold!)]);
    }

    [Theory]
    [InlineData("DE", "IN", NetworkKind.Ordinary, true)]
    [InlineData("DE", "IN", NetworkKind.Vpn, false)]
    [InlineData("in", "IN", NetworkKind.Ordinary, false)]
    [InlineData(null, "IN", NetworkKind.Ordinary, false)]
    [InlineData("DE", null, NetworkKind.Ordinary, false)]
    public void Another_country_than_the_installs_is_a_conflict_where_both_are_known(string? clicked, string? installed, NetworkKind network, bool isMet)
    {
        var evidence = Open with { Country = installed, ByDeviceId = [Click("c", Hours(1)) with { Country = clicked, Network = network }] };

        Judge.Decide(evidence).Fraud.Any(found => found.Rule == FraudRules.GeoConflict).ShouldBe(isMet);
    }

    [Fact]
    public void A_network_that_claims_what_the_store_calls_organic_is_tagged()
    {
        var evidence = Open with { Referrer = new ReferrerReading.StoreOrganic(), ByDeviceId = [Click("c", Hours(1))] };

        Judge.Decide(evidence).Met().ShouldBe((FraudRules.OrganicPoaching, false));
        Judge.Decide(evidence.Blocking(FraudRules.OrganicPoaching)).Credit.IsOrganic.ShouldBeTrue();
        Judge.Decide(evidence with { Referrer = new ReferrerReading.None() }).Fraud.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_is_off_is_not_even_counted_for()
    {
        var evidence = Open with
        {
            ByDeviceId = [Click("c", Hours(1)) with { Address = "203.0.113.9" }],
            Clicks = new(_ => throw new InvalidOperationException("asked"), _ => throw new InvalidOperationException("asked")),
        };

        Judge.Decide(evidence.Under(
            new() { Rule = FraudRules.TooManyEngagements, Mode = FraudMode.Off },
            new() { Rule = FraudRules.AddressRate, Mode = FraudMode.Off })).Credit.Source.ShouldBe("META");
    }

    [Fact]
    public void A_touch_that_loses_anyway_is_not_accused() =>
        Judge.Decide(Suspect.Opened with { OpenedOn = 800, ByDeviceId = [Click("c", TimeSpan.FromSeconds(1))] }).Fraud.ShouldBeEmpty();

    [Theory]
    [InlineData("META", "AbC123", "site-7", 999, true)]
    [InlineData("META", null, null, 1, true)]
    [InlineData("META", "AbC123", "site-7", 1_000, false)]
    [InlineData("META", "Other", null, 1, false)]
    [InlineData("META", null, "site-8", 1, false)]
    [InlineData("GOOGLE", null, null, 1, false)]
    public void A_source_that_was_found_suspicious_before_earns_nothing_more(string source, string? campaign, string? site, long since, bool isMet)
    {
        var suspicion = new Suspicion(FraudRules.ClickFlooding, source, campaign, site, IsBlocking: true, since);
        var evidence = Open with { ByDeviceId = [Click("c", Hours(1)).With("site_id", "site-7")], Suspicions = [suspicion] };

        Judge.Decide(evidence).Met().ShouldBe(isMet ? (FraudRules.ClickFlooding, true) : null);
        Judge.Decide(evidence with { Suspicions = [suspicion with { IsBlocking = false }] }).Credit.Source.ShouldBe("META");
    }
}
