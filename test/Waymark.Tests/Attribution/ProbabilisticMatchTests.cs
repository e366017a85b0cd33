using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution;

public sealed class ProbabilisticMatchTests
{
    static readonly Evidence Near = Open with { ByAddress = [Neighbour("c", Minutes(2))] };

    [Fact]
    public void One_clear_click_from_the_address_is_credited()
    {
        var verdict = Judge.Decide(Near);

        (verdict.MatchType, verdict.Credit.TouchId, verdict.Confidence).ShouldBe((MatchType.Probabilistic, "c", 0.99));
        verdict.DeepLink.ShouldBe("https://go.shop.example/p/42?click=c");
        verdict.Winner!.Confidence.ShouldBe(0.99);
    }

    [Fact]
    public void Play_saying_organic_rules_a_guess_out_but_not_a_device_id()
    {
        var organic = Near with { Referrer = new ReferrerReading.StoreOrganic() };

        Reason(organic).ShouldBe("Google Play says that no link led to the store.");
        Judge.Decide(organic with { ByDeviceId = [Click("device", Hours(1))] }).MatchType.ShouldBe(MatchType.DeviceId);
    }

    [Fact]
    public void A_store_opened_without_a_referrer_rules_nothing_out() =>
        Judge.Decide(Near with { Referrer = new ReferrerReading.NotSet() }).MatchType.ShouldBe(MatchType.Probabilistic);

    [Fact]
    public void A_click_with_an_advertising_id_is_not_guessed_about() =>
        Reason(Open with { ByAddress = [Changed(touch => touch with { Gaid = "00000000-0000-0000-0000-00000000000b" })] })
            .ShouldBe("The click carries an advertising id, so it is not guessed about.");

    [Fact]
    public void A_click_that_another_install_was_credited_with_is_not_shared_out_again() =>
        Reason(Open with { ByAddress = [Neighbour("c", Minutes(2)) with { CreditedTo = "i-2" }] })
            .ShouldBe("Another install has been credited with this click.");

    [Theory]
    [InlineData(Platform.Ios, Platform.Android)]
    [InlineData(Platform.Web, Platform.Android)]
    [InlineData(Platform.Unknown, Platform.Android)]
    [InlineData(Platform.Unknown, Platform.Unknown)]
    public void Click_and_install_must_be_known_to_be_on_the_same_platform(Platform click, Platform install) =>
        Judge.Decide(Open with { Platform = install, ByAddress = [Changed(touch => touch with { Platform = click })] }).MatchType.ShouldBe(MatchType.Organic);

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, "2", false)]
    [InlineData(true, "3", true)]
    [InlineData(false, null, true)]
    [InlineData(false, "2", true)]
    public void On_ios_a_paid_ad_needs_the_tracking_permission(bool isPaid, string? att, bool matches) =>
        Judge.Decide(Open with
        {
            Platform = Platform.Ios,
            Device = new DeviceTraits { OsVersion = "14", Model = "Pixel 8", Language = "en", AttStatus = att },
            ByAddress = [Changed(touch => touch with { Platform = Platform.Ios, IsPaid = isPaid })],
        }).MatchType.ShouldBe(matches ? MatchType.Probabilistic : MatchType.Organic);

    [Fact]
    public void Whoever_refuses_advertising_is_not_matched_by_traits() =>
        Reason(Near with { Device = Near.Device with { AllowsAds = false } })
            .ShouldBe("Matching by traits is not allowed here: the user refused advertising.");

    [Theory]
    [InlineData(Platform.Android)]
    [InlineData(Platform.Ios)]
    public void Each_platform_can_be_switched_off(Platform platform) =>
        Reason(Open with
        {
            App = Shop.With(new AttributionSettings { Probabilistic = new ProbabilisticSettings { Android = false, Ios = false } }),
            Platform = platform,
            ByAddress = [Changed(touch => touch with { Platform = platform })],
        }).ShouldStartWith("Matching by traits is not allowed here: off for");

    [Theory]
    [InlineData(24, 24, true)]
    [InlineData(24.001, 24, false)]
    [InlineData(0, 0, false)]
    public void The_window_is_a_day_at_most_and_zero_switches_it_off(double hoursBefore, int setting, bool isInside)
    {
        var app = Shop.With(new AttributionSettings { Windows = new WindowSettings { ProbabilisticHours = setting } });

        Judge.Decide(Open with { App = app, ByAddress = [Neighbour("c", Hours(hoursBefore))] }).Candidates.Single().Checks
            .Single(check => check.Name == "window").Passed.ShouldBe(isInside);
    }

    [Fact]
    public void Two_sources_behind_one_address_are_ambiguous()
    {
        var verdict = Judge.Decide(Open with { ByAddress = [Neighbour("a", Minutes(2)), Neighbour("b", Minutes(2.1), null, "x_int")] });

        verdict.MatchType.ShouldBe(MatchType.Organic);
        verdict.Candidates.Count.ShouldBe(2);
        verdict.Candidates.ShouldAllBe(candidate => candidate.Because.Contains("mbiguous", StringComparison.Ordinal));
        verdict.Candidates.Sum(candidate => candidate.Confidence).ShouldNotBeNull().ShouldBeInRange(0.95, 1);
    }

    [Fact]
    public void Two_taps_on_the_same_campaign_are_no_riddle_and_the_later_one_wins()
    {
        var first = Neighbour("a", Minutes(3)) with { };
        var second = Neighbour("b", Minutes(2));
        var same = second with { Touch = second.Touch with { DeepLink = first.Touch.DeepLink } };

        var verdict = Judge.Decide(Open with { ByAddress = [first, same] });

        verdict.Credit.TouchId.ShouldBe("b");
        verdict.Candidates[1].Standing.ShouldBe(Standing.Contributed);
    }

    [Fact]
    public void A_crowded_address_proves_too_little()
    {
        var verdict = Judge.Decide(Open with { ByAddress = [Bare("c", Hours(20))], OthersOnAddress = () => 5_000 });

        verdict.MatchType.ShouldBe(MatchType.Organic);
        verdict.Candidates.Single().Because.ShouldStartWith("Only ");
        verdict.Candidates.Single().Because.ShouldEndWith("likely, below 0.8.");
    }

    [Fact]
    public void The_threshold_decides_and_equality_qualifies()
    {
        var evidence = Open with { ByAddress = [Bare("c", Minutes(2))], OthersOnAddress = () => 40 };
        var confidence = Judge.Decide(evidence).Candidates.Single().Confidence.ShouldNotBeNull();

        MatchAt(confidence).ShouldBe(MatchType.Probabilistic);
        MatchAt(confidence + 1e-9).ShouldBe(MatchType.Organic);

        MatchType MatchAt(double threshold) =>
            Judge.Decide(evidence with { App = Shop.With(new AttributionSettings { Probabilistic = new ProbabilisticSettings { Threshold = threshold } }) }).MatchType;
    }

    [Theory]
    [InlineData(0.98, 120, true)]
    [InlineData(0.999, 120, false)]
    [InlineData(0.98, 60, true)]
    [InlineData(0.98, 59, false)]
    public void A_deep_link_asks_for_more_confidence_and_a_fresher_click_than_the_credit(double threshold, int minutes, bool isLed)
    {
        var settings = new ProbabilisticSettings { DeepLinkThreshold = threshold, DeepLinkMinutes = minutes };

        var verdict = Judge.Decide(Open with
        {
            App = Shop.With(new AttributionSettings { Probabilistic = settings }),
            ByAddress = [Neighbour("c", Minutes(60))],
        });

        verdict.MatchType.ShouldBe(MatchType.Probabilistic);
        (verdict.DeepLink is not null).ShouldBe(isLed);
    }

    [Fact]
    public void Common_traits_prove_less_than_rare_ones()
    {
        var rare = Judge.Decide(Open with { ByAddress = [Neighbour("c", Hours(20))], OthersOnAddress = () => 100, ShareOf = (_, _) => 0.01 });
        var common = Judge.Decide(Open with { ByAddress = [Neighbour("c", Hours(20))], OthersOnAddress = () => 100, ShareOf = (_, _) => 0.9 });

        rare.Candidates.Single().Confidence.ShouldNotBeNull().ShouldBeGreaterThan(common.Candidates.Single().Confidence.ShouldNotBeNull());
    }

    static string Reason(Evidence evidence)
    {
        var verdict = Judge.Decide(evidence);
        verdict.MatchType.ShouldBe(MatchType.Organic);
        return verdict.Candidates.Single().Because;
    }

    static AddressTouch Changed(Func<Waymark.Touches.Touch, Waymark.Touches.Touch> change)
    {
        var neighbour = Neighbour("c", Minutes(2));
        return neighbour with { Touch = change(neighbour.Touch) };
    }

    // A reduced user agent: nothing but the address speaks.
    static AddressTouch Bare(string id, TimeSpan before)
    {
        var neighbour = Neighbour(id, before);
        return neighbour with { Touch = neighbour.Touch with { OsVersion = null, Model = null, Language = null } };
    }
}
