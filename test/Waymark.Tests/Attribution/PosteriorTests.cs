using Waymark.Attribution;
using Waymark.Devices;

namespace Waymark.Tests.Attribution;

public sealed class PosteriorTests
{
    static readonly Traffic Busy = new() { InstallsPerClick = 0.05, Visitors = 50_000, UnprovenInstallsPerSecond = 0.01 };

    static readonly TraitComparison SameOs = new(Trait.OsVersion, Agreement.Agree, 0.10);
    static readonly TraitComparison OtherOs = new(Trait.OsVersion, Agreement.Differ, 0.10);
    static readonly TraitComparison SameLanguage = new(Trait.Language, Agreement.Agree, 0.60);
    static readonly TraitComparison SameModel = new(Trait.Model, Agreement.Agree, 0.02);
    static readonly TraitComparison OtherModel = new(Trait.Model, Agreement.Differ, 0.02);

    [Fact]
    public void A_lone_click_from_a_quiet_address_is_all_but_certain()
    {
        Contender[] lone = [Click(90, 0, SameOs, SameLanguage)];

        Posterior.Shares(lone, Busy).ShouldHaveSingleItem().ShouldBe(0.9999, 0.00005);
        Posterior.Confidences(lone, Busy).ShouldBe([0.99]);
    }

    [Fact]
    public void Two_clicks_from_a_busy_address_share_the_confidence()
    {
        var shares = Posterior.Confidences([Click(90, 300, SameOs, SameLanguage), Click(200, 300, SameOs, SameLanguage)], Busy);

        shares[0].ShouldBe(0.6776, 0.00005);
        shares[1].ShouldBe(0.2788, 0.00005);
    }

    [Fact]
    public void An_old_click_of_another_system_is_no_match() =>
        Posterior.Confidences([Click(20 * 3600, 1, OtherOs, SameLanguage)], Busy).ShouldHaveSingleItem().ShouldBe(0.0044, 0.00005);

    [Fact]
    public void The_same_model_beats_the_later_click()
    {
        Contender[] both = [Click(240, 40, SameOs, SameLanguage, SameModel), Click(30, 40, SameOs, SameLanguage, OtherModel)];
        var shares = Posterior.Shares(both, Busy);

        shares[0].ShouldBe(0.9936, 0.00005);
        shares[1].ShouldBe(0.0054, 0.00005);
        Posterior.Confidences(both, Busy)[0].ShouldBe(0.99);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(200)]
    public void Clicks_that_look_alike_share_alike(int count)
    {
        var alike = Enumerable.Repeat(Click(90, 0, SameOs), count).ToArray();

        Posterior.Confidences(alike, Busy).ShouldAllBe(confidence => confidence <= 1.0 / count && confidence > 0.99 / count);
    }

    [Fact]
    public void A_missing_trait_changes_nothing()
    {
        var without = Posterior.Shares([Click(90, 300, SameOs)], Busy);

        Posterior.Shares([Click(90, 300, SameOs, new(Trait.Screen, Agreement.Missing, 0.5))], Busy).ShouldBe(without);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(604_800)]
    [InlineData(10_000_000)]
    public void A_click_after_the_install_or_a_week_before_it_has_no_part(int seconds) =>
        Posterior.Shares([Click(seconds, 0, SameOs)], Busy).ShouldBe([0.0]);

    [Fact]
    public void More_installs_without_proof_mean_less_confidence()
    {
        Contender[] click = [Click(600, 100, SameOs)];
        var quiet = Posterior.Shares(click, Busy with { UnprovenInstallsPerSecond = 0.001 })[0];

        Posterior.Shares(click, Busy with { UnprovenInstallsPerSecond = 1 })[0].ShouldBeLessThan(quiet / 10);
    }

    [Fact]
    public void Absurd_figures_still_give_a_probability()
    {
        var odd = new Traffic { InstallsPerClick = 7, Visitors = 0, UnprovenInstallsPerSecond = 0 };
        var shares = Posterior.Shares([Click(0, 9_000, new(Trait.Model, Agreement.Agree, 0), new(Trait.OsVersion, Agreement.Differ, 1))], odd);

        shares.ShouldHaveSingleItem().ShouldBe(1);
        Posterior.Shares([], odd).ShouldBeEmpty();
        Posterior.Shares([Click(-5, 0)], odd).ShouldBe([0.0]);
    }

    [Fact]
    public void The_table_of_times_covers_seven_days_and_all_but_rounding()
    {
        MatchWeights.ClickToInstallTime[^1].Until.ShouldBe(7 * 86_400);
        MatchWeights.ClickToInstallTime.Sum(row => row.Share).ShouldBe(1, 0.01);
        MatchWeights.InstallDensity(TimeSpan.FromSeconds(90)).ShouldBe(0.2068 / 60, 1e-9);
        MatchWeights.InstallDensity(TimeSpan.FromSeconds(120)).ShouldBe(0.2558 / 180, 1e-9);
    }

    static Contender Click(int secondsBefore, long others, params TraitComparison[] traits) =>
        new(TimeSpan.FromSeconds(secondsBefore), others, traits);
}
