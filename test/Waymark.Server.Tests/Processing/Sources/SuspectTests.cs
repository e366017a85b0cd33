using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

public sealed class SuspectTests
{
    [Fact]
    public async Task Installs_of_a_source_that_was_found_are_tagged()
    {
        await using var app = new ProcessingApplication();
        app.Earn("before");
        app.Found();
        app.Earn("after");
        await app.ProcessAsync();

        app.Install("before").Verdict!.Fraud.ShouldBeEmpty();
        var verdict = app.Install("after").Verdict!;
        verdict.Credit.Source.ShouldBe("NET");
        var finding = verdict.Fraud.ShouldHaveSingleItem();
        (finding.Rule, finding.Level, finding.IsBlocked, finding.Input, finding.Threshold, finding.SettingFrom)
            .ShouldBe(("click_flooding", FraudLevel.Source, false, "later_than_a_day 0.3 of 200", "0.18", "product"));
    }

    [Fact]
    public async Task With_the_rule_set_to_block_they_go_to_the_next_valid_touch_from_then_on()
    {
        await using var app = new ProcessingApplication(Some.App() with
        {
            Fraud = new FraudSettings { Rules = [new() { Rule = "click_flooding", Source = "NET", Mode = FraudMode.Block }] },
        });
        app.Earn("before");
        app.Found();
        app.Earn("after");
        app.Earn("other", source: "OTHER");
        await app.ProcessAsync();

        new[] { "before", "after", "other" }.Select(id => app.Install(id).Verdict!.Credit.Source).ShouldBe(["NET", "ORGANIC", "OTHER"]);
        app.Install("after").Verdict!.Fraud.ShouldHaveSingleItem().SettingFrom.ShouldBe("network");
    }

    [Fact]
    public async Task A_person_blocks_one_site_and_frees_it_again()
    {
        await using var app = new ProcessingApplication();
        app.Say(SourceWordKind.Blocked, SourceFacts.Net with { Site = "bad" });
        app.Earn("blocked", site: "bad");
        app.Earn("good", site: "good");
        app.Say(SourceWordKind.Cleared, SourceFacts.Net with { Site = "bad" });
        app.Earn("freed", site: "bad");
        await app.ProcessAsync();

        new[] { "blocked", "good", "freed" }.Select(id => app.Install(id).Verdict!.Credit.Source).ShouldBe(["ORGANIC", "NET", "NET"]);
        app.Install("blocked").Verdict!.Fraud.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Rule.ShouldBe("blocked_by_hand"),
            finding => finding.Input.ShouldBe("because"));
    }

    [Fact]
    public async Task A_false_alarm_is_not_even_noted()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        app.Say(SourceWordKind.Cleared, rule: "click_flooding");
        app.Earn("i-1");
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Fraud.ShouldBeEmpty();
    }
}
