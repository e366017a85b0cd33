using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Touches;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution;

public sealed class ComebackTests
{
    [Fact]
    public void A_link_of_ours_wins_a_user_back_for_thirty_days()
    {
        var verdict = Decide(Quiet());

        (verdict.Conversion, verdict.MatchType).ShouldBe((Conversion.Reengagement, MatchType.DeepLink));
        (verdict.Credit.Source, verdict.Credit.IsReengagement).ShouldBe(("META", true));
        verdict.CreditUntil.ShouldBe(Noon.AddDays(30));
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(23.99, false)]
    public void Between_two_of_them_lies_a_day(double hours, bool wins)
    {
        var install = Quiet() with { Reengagement = Decide(Quiet(), Link("before")) with { At = Noon - Hours(hours) } };

        IsWon(Decide(install)).ShouldBe(wins);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void The_user_must_have_been_away_long_enough(int days, bool wins) =>
        IsWon(Decide(Quiet(), app: Shop.With(new AttributionSettings { InactivityDays = days }))).ShouldBe(wins);

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void The_calls_with_which_the_same_session_began_do_not_end_the_absence(double minutes, bool wins)
    {
        var install = Quiet() with { LastActiveAt = Noon - Minutes(minutes), ActiveBefore = Noon.AddDays(-10) };

        IsWon(Decide(install, app: Shop.With(new AttributionSettings { InactivityDays = 7 }))).ShouldBe(wins);
    }

    [Theory]
    [InlineData(RetargetingLinks.All, false, true)]
    [InlineData(RetargetingLinks.Marked, false, false)]
    [InlineData(RetargetingLinks.Marked, true, true)]
    [InlineData(RetargetingLinks.Off, true, false)]
    public void Only_links_that_may_win_users_back_do(RetargetingLinks setting, bool isMarked, bool wins) =>
        IsWon(Decide(Quiet(), Link() with { IsRetargeting = isMarked }, Shop.With(new AttributionSettings { Retargeting = setting }))).ShouldBe(wins);

    [Fact]
    public void A_campaign_that_is_switched_off_wins_nobody() =>
        Why(Decide(Quiet(), Link() with { CampaignId = "Off" })).ShouldBe("Its campaign is switched off.");

    [Fact]
    public void The_touch_that_earned_the_install_is_not_credited_again()
    {
        var install = Quiet(Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1))] }) with { At = Noon.AddDays(-5) });

        Why(Decide(install, Link("c"))).ShouldBe("It has been credited already: it is the touch that earned the install.");
    }

    [Fact]
    public void Nor_is_the_touch_of_the_last_reengagement()
    {
        var install = Quiet() with { Reengagement = Decide(Quiet(), Link("c")) with { At = Noon.AddDays(-5) } };

        Why(Decide(install, Link("c"))).ShouldBe("It has been credited already: it is the touch of the last re-engagement.");
    }

    [Theory]
    [InlineData("AbC123", 23.99, false)]
    [InlineData("AbC123", 24, true)]
    [InlineData("Hours", 1, true)]
    public void The_deep_link_of_the_install_handed_back_within_a_day_is_an_echo(string campaign, double hours, bool wins)
    {
        var install = Quiet(Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1))] }) with { At = Noon - Hours(hours) });

        IsWon(Decide(install, Link() with { CampaignId = campaign })).ShouldBe(wins);
    }

    [Fact]
    public void An_echo_is_also_known_by_its_url()
    {
        var install = Quiet(Judge.Decide(Open with { ByDeviceId = [Click("c", Hours(1), null, "x_int")] }) with { At = Noon - Hours(1) });

        Why(Decide(install, Link() with { CampaignId = null, Url = install.Verdict!.DeepLink! }))
            .ShouldBe("The app followed the deep link that the install itself was credited with.");
    }

    [Fact]
    public void A_click_of_long_ago_wins_nobody_back() =>
        Why(Decide(Quiet(), Link() with { At = Noon.AddDays(-8) })).ShouldBe("Outside its window: 8 d passed, 168 h are allowed by the product.");

    [Fact]
    public void Inside_the_window_events_are_credited_to_the_reengagement_and_afterwards_to_the_install_again()
    {
        var install = Quiet(Judge.Decide(Open)) with { Reengagement = Decide(Quiet()) };

        install.CreditAt(Noon.AddDays(30))!.Source.ShouldBe("META");
        install.CreditAt(Noon.AddDays(30).AddMilliseconds(1)).ShouldBe(Credit.Organic);
    }

    static Verdict Decide(Install install, Touch? link = null, App? app = null) =>
        Comeback.Decide(app ?? Shop, 7, install, link ?? Link(), 1_000, Noon);

    static Touch Link(string id = "link-1000") => Click(id, TimeSpan.Zero);

    static bool IsWon(Verdict verdict) => verdict.MatchType == MatchType.DeepLink;

    static string Why(Verdict verdict)
    {
        verdict.Credit.ShouldBe(Credit.Organic);
        return verdict.Candidates.Single().Because;
    }
}
