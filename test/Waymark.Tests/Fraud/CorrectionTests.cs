using Waymark.Attribution;
using Waymark.Facts;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Fraud;

public sealed class CorrectionTests
{
    static readonly TimeSpan Injected = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_next_valid_touch_wins_and_the_discarded_one_says_why()
    {
        var verdict = Judge.Decide(Suspect.Opened with { ByDeviceId = [Click("false", Injected), Click("true", Hours(2), campaign: null, source: "letter")] });

        (verdict.Credit.Source, verdict.Credit.TouchId).ShouldBe(("letter", "true"));
        verdict.Candidates.Single(candidate => candidate.TouchId == "false").Because
            .ShouldBe("The click came after the download had begun, by Google Play's clock. Measured: clicked 40 s after the download had begun, against 2 s.");

        var rejection = verdict.Rejection.ShouldNotBeNull();
        (rejection.Kind, rejection.Credit.Source, rejection.Credit.TouchId, rejection.Credit.Blocked).ShouldBe(("hijacked", "META", "false", FraudRules.EngagementInjection));
        Explanation.Of(verdict).ShouldContain("Fraud: engagement_injection blocked the touch false of META: clicked 40 s after the download had begun, against 2 s (set by: product)");
        verdict.Notes.ShouldContain("META would have been credited, but for engagement_injection: clicked 40 s after the download had begun.");
    }

    [Fact]
    public void Nobody_lost_anything_when_the_same_campaign_wins_by_an_earlier_click()
    {
        var verdict = Judge.Decide(Suspect.Opened with { ByDeviceId = [Click("false", Injected), Click("true", Hours(2))] });

        verdict.Credit.TouchId.ShouldBe("true");
        verdict.Met().ShouldBe((FraudRules.EngagementInjection, true));
        verdict.Discarded.ShouldBeNull();
    }

    [Fact]
    public void Nobody_lost_anything_when_a_later_touch_had_won_anyway()
    {
        var verdict = Judge.Decide(Suspect.Opened with { ByLink = Click("link", TimeSpan.Zero, campaign: null, source: "letter"), ByDeviceId = [Click("false", Injected)] });

        verdict.Met().ShouldBe((FraudRules.EngagementInjection, true));
        (verdict.Credit.Source, verdict.Rejection).ShouldBe(("letter", null));
    }

    [Fact]
    public void Whoever_followed_a_link_is_led_on_though_the_click_earns_nothing()
    {
        var organic = Judge.Decide(Suspect.Opened with { ByDeviceId = [Click("false", Injected)] });
        var other = Judge.Decide(Suspect.Opened with { ByDeviceId = [Click("false", Injected), Click("true", Hours(2), campaign: null, source: "letter") with { DeepLink = null }] });

        (organic.MatchType, organic.DeepLink).ShouldBe((MatchType.Organic, "https://go.shop.example/p/42?click=false"));
        other.DeepLink.ShouldBeNull();
    }

    [Fact]
    public void A_guess_takes_the_place_of_proof_that_was_turned_down()
    {
        var verdict = Judge.Decide(Suspect.Opened with
        {
            ByDeviceId = [Click("false", Injected)],
            ByAddress = [Neighbour("true", Minutes(3), campaign: null, source: "letter")],
        });

        (verdict.MatchType, verdict.Credit.Source, verdict.Discarded?.Credit.Source).ShouldBe((MatchType.Probabilistic, "letter", "META"));
    }

    [Fact]
    public void What_was_turned_down_once_stays_so_when_less_is_known()
    {
        var evidence = Suspect.Opened with { ByDeviceId = [Click("false", Injected)] };
        var before = Judge.Decide(evidence);
        var later = Judge.Decide(evidence with { Play = PlayTimes.Unknown, TurnedDown = before.Fraud });

        later.Credit.IsOrganic.ShouldBeTrue();
        later.Fraud.ShouldBe(before.Fraud, ignoreOrder: true);
    }

    [Fact]
    public void What_was_found_of_the_install_stays_and_only_the_owners_rules_look_at_the_new_source()
    {
        var evidence = (Open with { ByDeviceId = [Click("c", Hours(1))] }).With(new FraudValidation { Id = "own", Sources = ["META"] });
        var settled = Judge.Decide(Open with { Signs = new() { SaysEmulator = true } }).Fraud;
        var later = Judge.Decide(evidence with { Settled = settled, Signs = new() { Network = NetworkKind.Tor } });

        later.Fraud.Select(found => found.Rule).ShouldBe([FraudRules.Emulator, FraudRules.ValidationRule]);
        later.IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void A_clock_that_is_far_off_is_noted()
    {
        Notes(TimeSpan.FromMinutes(30)).ShouldBe(["The device's clock is 30 min ahead of Google Play's."]);
        Notes(TimeSpan.FromMinutes(-30)).ShouldBe(["The device's clock is 30 min behind Google Play's."]);
        Notes(TimeSpan.FromMinutes(10)).ShouldBeEmpty();

        static IReadOnlyList<string> Notes(TimeSpan skew) =>
            Judge.Decide(Open with { Play = new PlayTimes { Began = Suspect.Began, BeganOnDevice = Suspect.Began + skew } }).Notes;
    }

    [Fact]
    public void A_blocked_install_wins_nobody_back()
    {
        var blocked = Judge.Decide(Open with { Signs = new() { Network = NetworkKind.Tor } });
        var verdict = Comeback.Decide(Shop, 7, Quiet(blocked), Click("c", TimeSpan.Zero), 1_000, Noon);

        verdict.Credit.IsOrganic.ShouldBeTrue();
        verdict.Candidates.Single().Because.ShouldBe("The install itself does not count.");
    }

    [Fact]
    public void A_suspicious_source_wins_nobody_back()
    {
        var around = new Surroundings { App = Shop, At = Noon, Fact = 1_000, Suspicions = [new(FraudRules.ClickFlooding, "META", null, null, IsBlocking: true, Since: 1)] };
        Verdict Decide(Surroundings? known) => Comeback.Decide(Shop, 7, Quiet(), Click("c", TimeSpan.Zero), 1_000, Noon, around: known);

        (Decide(null).Credit.Source, Decide(around).Credit.IsOrganic).ShouldBe(("META", true));
        Decide(around).Met().ShouldBe((FraudRules.ClickFlooding, true));
    }

    [Fact]
    public void Events_of_a_blocked_install_carry_the_rule()
    {
        var install = Quiet(Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1))], Signs = new() { Network = NetworkKind.Tor } }));

        install.CreditAt(Noon.AddHours(1))!.Blocked.ShouldBe(FraudRules.AnonymousTraffic);
    }
}
