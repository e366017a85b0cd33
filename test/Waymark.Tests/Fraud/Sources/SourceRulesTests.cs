using Waymark.Fraud;
using Waymark.Fraud.Sources;

namespace Waymark.Tests.Fraud.Sources;

public sealed class SourceRulesTests
{
    static readonly long[] Flat = [.. Enumerable.Repeat(2L, 23)];

    public static TheoryData<string, SourceFigures, SourceOutcome, string?> Judgements => new()
    {
        { "ctit_anomaly", Crowd.Timed(belowTen: 20, hour: 380), SourceOutcome.Met, "below_ten_seconds" },
        { "ctit_anomaly", Crowd.Timed(belowTen: 19, hour: 381), SourceOutcome.NotMet, null },
        { "ctit_anomaly", Crowd.Timed(belowTen: 2, hour: 38), SourceOutcome.TooFew, null },
        { "ctit_anomaly", Crowd.Timed(belowTen: 49), SourceOutcome.TooFew, null },
        { "ctit_anomaly", Crowd.Timed(belowTen: 8, hour: 42), SourceOutcome.Met, "below_ten_seconds" },
        { "click_flooding", Crowd.Timed(hour: 140, later: 60), SourceOutcome.Met, "later_than_a_day" },
        { "click_flooding", Crowd.Timed(hour: 21, later: 9), SourceOutcome.NotMet, null },
        { "click_flooding", Crowd.Timed(hour: 26, later: 4), SourceOutcome.NotMet, null },
        { "click_flooding", Crowd.Timed(later: 29), SourceOutcome.TooFew, null },
        { "click_flooding", Crowd.Timed(hour: 5, hours: [30, .. new long[22]]), SourceOutcome.Met, "within_an_hour" },
        { "click_flooding", Crowd.Timed(hour: 34, hours: Flat), SourceOutcome.Met, "even_hours" },
        { "click_flooding", Crowd.Timed(hour: 47, hours: Flat), SourceOutcome.NotMet, null },
        { "click_flooding", Crowd.Timed(hour: 34, hours: [30, 12, 4, .. new long[20]]), SourceOutcome.NotMet, null },
        { "low_cvr", new SourceFigures { Clicks = 10_000, ClickInstalls = 4 }, SourceOutcome.Met, "conversion" },
        { "low_cvr", new SourceFigures { Clicks = 10_000, ClickInstalls = 5 }, SourceOutcome.NotMet, null },
        { "low_cvr", new SourceFigures { Clicks = 9_999 }, SourceOutcome.TooFew, null },
        { "repeated_clicks", new SourceFigures { VisitorClicks = 2_000, Visitors = Visitors(100) }, SourceOutcome.Met, "clicks_per_visitor" },
        { "repeated_clicks", new SourceFigures { VisitorClicks = 2_000, Visitors = Visitors(1_500) }, SourceOutcome.NotMet, null },
        { "repeated_clicks", new SourceFigures { VisitorClicks = 999, Visitors = Visitors(1) }, SourceOutcome.TooFew, null },
        { "anonymous_share", new SourceFigures { Installs = 30, Anonymous = 9 }, SourceOutcome.Met, "anonymous_addresses" },
        { "anonymous_share", new SourceFigures { Installs = 30, Anonymous = 4 }, SourceOutcome.NotMet, null },
        { "anonymous_share", new SourceFigures { Installs = 29, Anonymous = 29 }, SourceOutcome.TooFew, null },
    };

    [Theory]
    [MemberData(nameof(Judgements))]
    public void A_source_is_judged_by_its_distributions(string rule, SourceFigures figures, SourceOutcome outcome, string? measure)
    {
        var judged = Judge(rule, Crowd.Sum(figures), SourceSum.Nothing);

        (judged.Outcome, judged.Finding?.Measure).ShouldBe((outcome, measure));
    }

    [Fact]
    public void A_finding_keeps_everything_it_rests_on()
    {
        var finding = Judge("click_flooding", Crowd.Sum(Crowd.Timed(hour: 140, later: 60)), Crowd.Sum(Crowd.Timed(hour: 95, later: 5))).Finding.ShouldNotBeNull();

        (finding.Rule, finding.Value, Math.Round(finding.Bound, 4), finding.Of).ShouldBe(("click_flooding", 0.3, 0.2307, 200));
        finding.Baseline.ShouldNotBeNull().ShouldBe(0.05);
    }

    [Fact]
    public void Where_others_take_their_time_too_a_source_may()
    {
        var source = Crowd.Sum(Crowd.Timed(hour: 140, later: 60));

        Judge("click_flooding", source, Crowd.Sum(Crowd.Timed(hour: 92, later: 8))).Outcome.ShouldBe(SourceOutcome.NotMet);
        Judge("click_flooding", source, Crowd.Sum(Crowd.Timed(hour: 93, later: 7))).Outcome.ShouldBe(SourceOutcome.Met);
        Judge("click_flooding", source, Crowd.Sum(Crowd.Timed(hour: 50, later: 49))).Outcome.ShouldBe(SourceOutcome.Met, "a hundred are needed to compare with");
    }

    [Fact]
    public void A_low_conversion_is_compared_with_what_the_app_does()
    {
        var source = Crowd.Sum(new SourceFigures { Clicks = 10_000, ClickInstalls = 8 });

        Judge("low_cvr", source, Crowd.Sum(new SourceFigures { Clicks = 10_000, ClickInstalls = 90 })).Finding!.Threshold.ShouldBe(0.0009, 1e-9);
        Judge("low_cvr", source, Crowd.Sum(new SourceFigures { Clicks = 10_000, ClickInstalls = 70 })).Outcome.ShouldBe(SourceOutcome.NotMet);
        Judge("low_cvr", source, SourceSum.Nothing).Outcome.ShouldBe(SourceOutcome.NotMet);
    }

    [Fact]
    public void Clicks_that_repeat_everywhere_are_the_carriers_doing()
    {
        var source = Crowd.Sum(new SourceFigures { VisitorClicks = 2_000, Visitors = Visitors(200) });
        var others = Crowd.Sum(new SourceFigures { VisitorClicks = 2_000, Visitors = Visitors(400) });

        Judge("repeated_clicks", source, SourceSum.Nothing).Outcome.ShouldBe(SourceOutcome.Met);
        Judge("repeated_clicks", source, others).Outcome.ShouldBe(SourceOutcome.NotMet);
    }

    [Theory]
    [InlineData(99, 2, SourceOutcome.Met)] // 2 of 100 came back, of others 20 of 100
    [InlineData(99, 5, SourceOutcome.NotMet)]
    [InlineData(90, 0, SourceOutcome.NotMet)]
    public void New_devices_that_never_come_back_are_a_farm(long newDevices, long returned, SourceOutcome outcome)
    {
        var farm = new SourceFigures { Installs = 100, KnownDevices = 100, NewDevices = newDevices, Returned = returned };
        var others = new SourceFigures { Installs = 100, KnownDevices = 100, NewDevices = 92, Returned = 20 };

        Judge("device_farm", Crowd.Sum(farm), Crowd.Sum(others)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Far_more_new_devices_than_elsewhere_are_a_farm_whether_they_come_back_or_not()
    {
        var farm = new SourceFigures { Installs = 60, KnownDevices = 60, NewDevices = 60, Returned = 30 };
        var others = new SourceFigures { Installs = 100, KnownDevices = 100, NewDevices = 60, Returned = 20 };

        Judge("device_farm", Crowd.Sum(farm), Crowd.Sum(others)).Finding!.Measure.ShouldBe("new_devices");
        Judge("device_farm", Crowd.Sum(farm), SourceSum.Nothing).Outcome.ShouldBe(SourceOutcome.TooFew);
    }

    [Fact]
    public void Where_hardly_anybody_ever_comes_back_a_hundred_who_did_not_say_nothing()
    {
        var source = new SourceFigures { Installs = 100, KnownDevices = 100, NewDevices = 100 };
        var others = new SourceFigures { Installs = 1_000, KnownDevices = 1_000, NewDevices = 930, Returned = 40 };

        Judge("device_farm", Crowd.Sum(source), Crowd.Sum(others)).Outcome.ShouldBe(SourceOutcome.NotMet);
    }

    [Fact]
    public void What_stands_has_to_get_clearly_better_before_it_is_over()
    {
        var told = Judge("click_flooding", Crowd.Sum(Crowd.Timed(hour: 140, later: 60)), SourceSum.Nothing).Finding.ShouldNotBeNull();
        var almost = Crowd.Sum(Crowd.Timed(hour: 154, later: 46));

        Judge("click_flooding", almost, SourceSum.Nothing).Outcome.ShouldBe(SourceOutcome.NotMet);
        Judge("click_flooding", almost, SourceSum.Nothing, told).Outcome.ShouldBe(SourceOutcome.Met);
        Judge("click_flooding", Crowd.Sum(Crowd.Timed(hour: 170, later: 30)), SourceSum.Nothing, told).Outcome.ShouldBe(SourceOutcome.NotMet);
    }

    [Fact]
    public void A_rule_that_is_off_says_nothing() =>
        SourceRules.Judge(Crowd.Sum(Crowd.Timed(belowTen: 99)), SourceSum.Nothing, [RuleInForce.Of("ctit_anomaly") with { Mode = FraudMode.Off }], _ => null).ShouldBeEmpty();

    [Fact]
    public void Honest_sources_of_every_size_are_left_alone()
    {
        var flagged = new List<string>();
        var sources = 0;

        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var others = Crowd.Sum(Crowd.Honest(random, random.Next(100, 3_000)));
            var source = Crowd.Sum(Crowd.Honest(random, random.Next(30, 1_500)));
            var judged = SourceRules.Judge(source, others, SourceRules.Codes.Select(RuleInForce.Of), _ => null);
            sources++;
            flagged.AddRange(judged.Where(one => one.Outcome == SourceOutcome.Met).Select(one => $"seed {seed}: {one.Rule} {one.Finding}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{flagged.Count} of {sources} honest sources were flagged.");
        flagged.ShouldBeEmpty();
    }

    static SourceJudgement Judge(string rule, SourceSum source, SourceSum others, SourceFinding? told = null) =>
        SourceRules.Judge(source, others, [RuleInForce.Of(rule)], _ => told).ShouldHaveSingleItem();

    static byte[] Visitors(int count)
    {
        var sketch = new byte[VisitorSketch.Length];
        for (var visitor = 0; visitor < count; visitor++)
            VisitorSketch.Add(sketch, Waymark.Facts.StableHash.Of(BitConverter.GetBytes(visitor)));
        return sketch;
    }
}
