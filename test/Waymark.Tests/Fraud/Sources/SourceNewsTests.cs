using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class SourceNewsTests
{
    static readonly SourceFigures Good = Crowd.Timed(hour: 170, hours: [20, 8, 2, .. new long[20]], later: 10);
    static readonly SourceFigures Flooding = Crowd.Timed(hour: 140, later: 60);
    static readonly SourceFigures Worse = Crowd.Timed(hour: 120, later: 80);

    [Fact]
    public void What_is_found_is_told_once()
    {
        SourceDay[] days = [Crowd.Day("NET", Flooding), Crowd.Day("FINE", Good)];

        var word = News(days, []).ShouldHaveSingleItem();

        (word.Kind, word.Rule, word.Scope.ToString(), word.Finding!.From, word.Finding.To).ShouldBe(
            (SourceWordKind.Found, "click_flooding", "NET", Crowd.Week.From, Crowd.Today));
        News(days, [Standing(word)]).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_told_again_when_it_is_a_quarter_worse()
    {
        var told = Standing(News([Crowd.Day("NET", Flooding)], []).Single());

        News([Crowd.Day("NET", Crowd.Timed(hour: 130, later: 70))], [told]).ShouldBeEmpty();
        News([Crowd.Day("NET", Worse)], [told]).ShouldHaveSingleItem().Finding!.Value.ShouldBe(0.4);
    }

    [Fact]
    public void It_is_over_when_there_is_enough_that_looks_well()
    {
        var told = Standing(News([Crowd.Day("NET", Flooding)], []).Single());

        News([Crowd.Day("NET", Good)], [told]).ShouldHaveSingleItem().Kind.ShouldBe(SourceWordKind.Over);
    }

    [Fact]
    public void A_blocked_source_that_only_clicks_any_more_is_not_freed_by_it()
    {
        var told = Standing(News([Crowd.Day("NET", Flooding)], []).Single());

        News([Crowd.Day("NET", new SourceFigures { Clicks = 50 })], [told]).ShouldBeEmpty();
        News([], [told]).ShouldHaveSingleItem().Kind.ShouldBe(SourceWordKind.Over);
    }

    [Fact]
    public void What_a_person_decided_is_not_the_worker_s_to_end()
    {
        var byHand = new StandingFinding { Scope = new() { Source = "NET" }, Rule = FraudRules.BlockedByHand, Since = default, Position = 1 };

        News([Crowd.Day("NET", Good)], [byHand]).ShouldBeEmpty();
        News([], [byHand]).ShouldBeEmpty();
    }

    [Fact]
    public void A_bad_site_is_found_by_itself_and_does_not_cost_its_network_the_rest()
    {
        SourceDay[] days = [Crowd.Day("NET", Flooding, "c1", "bad"), Crowd.Day("NET", Good, "c1", "good"), Crowd.Day("NET", Good, "c2")];

        News(days, []).ShouldHaveSingleItem().Scope.ToString().ShouldBe("NET, site bad");
        var reviews = Reviews(days, []);
        reviews.Select(review => review.Scope.ToString()).ShouldBe(["NET, site bad", "NET, site good", "NET, campaign c1", "NET, campaign c2", "NET"]);
        reviews[^1].Sum.All.Installs.ShouldBe(2 * Good.Installs);
    }

    [Fact]
    public void Sites_too_small_to_tell_are_told_together()
    {
        var sites = Enumerable.Range(0, 20).Select(site => Crowd.Day("NET", Crowd.Timed(hour: 7, later: 3), "c1", $"s{site}")).ToArray();

        News(sites, []).ShouldHaveSingleItem().Scope.ToString().ShouldBe("NET, campaign c1");
    }

    [Fact]
    public void Nobody_is_behind_organic_installs_or_what_has_no_name() =>
        News([Crowd.Day("ORGANIC", Flooding), Crowd.Day("", Flooding)], []).ShouldBeEmpty();

    [Fact]
    public void Days_outside_the_window_are_not_looked_at() =>
        News([Crowd.Day("NET", Flooding, daysAgo: 7), Crowd.Day("NET", Good, daysAgo: 6)], []).ShouldBeEmpty();

    [Fact]
    public void What_is_found_already_is_no_measure_for_others()
    {
        SourceDay[] days = [Crowd.Day("A", Flooding), Crowd.Day("B", Flooding)];
        News(days, []).ShouldBeEmpty("each says that it is usual here");

        var told = Standing(News([days[0]], []).Single());

        News(days, [told]).ShouldHaveSingleItem().Scope.Source.ShouldBe("B");
    }

    [Fact]
    public void Settings_of_one_campaign_are_for_it_alone()
    {
        var fraud = new FraudSettings { Rules = [new() { Rule = "click_flooding", Source = "NET", Campaign = "c1", Mode = FraudMode.Off }] };
        SourceDay[] days = [Crowd.Day("NET", Flooding, "c1"), Crowd.Day("NET", Flooding, "c2")];

        SourceNews.Of(SourceAudit.Of(days, Crowd.Week, fraud, []), []).Select(word => word.Scope.ToString()).ShouldBe(["NET, campaign c2", "NET"]);
    }

    static IReadOnlyList<SourceReview> Reviews(SourceDay[] days, StandingFinding[] standing) => SourceAudit.Of(days, Crowd.Week, new FraudSettings(), standing);

    static List<SourceWord> News(SourceDay[] days, StandingFinding[] standing) => [.. SourceNews.Of(Reviews(days, standing), standing)];

    static StandingFinding Standing(SourceWord word) => new() { Scope = word.Scope, Rule = word.Rule!, Finding = word.Finding, Since = default, Position = 1 };
}
