using Waymark.Apps;
using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Server.Api.Sources;
using Waymark.Server.Tests.Processing.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Sources;

public sealed class SourceProposalTests
{
    static readonly App Strict = Some.App() with { Fraud = new FraudSettings { Rules = [new() { Rule = "click_flooding", Mode = FraudMode.Block }] } };

    [Fact]
    public async Task Installs_of_the_week_before_a_finding_that_blocks_are_proposed_until_a_person_decided()
    {
        await using var app = new ProcessingApplication(Strict);
        app.Earn("i-1");
        app.Earn("i-2");
        app.Earn("other", source: "OTHER");
        Find(app);
        await app.ProcessAsync();

        var proposal = SourceProposal.Of(app.State, Strict, app.Now).ShouldHaveSingleItem();
        (proposal.Scope.Source, proposal.Rule, proposal.Installs, proposal.IsMore).ShouldBe(("NET", "click_flooding", 2, false));
        proposal.ClosesAt.ShouldBe(new DateTimeOffset(2026, 2, 8, 0, 0, 0, TimeSpan.Zero));

        app.Say(SourceWordKind.Rejected, rule: "click_flooding", installs: ["i-1"]);
        await app.ProcessAsync();
        SourceProposal.Of(app.State, Strict, app.Now).ShouldHaveSingleItem().Installs.ShouldBe(1);
        SourceProposal.Of(app.State, Strict, proposal.ClosesAt.ShouldNotBeNull()).ShouldBeEmpty("the month is closed");

        app.Say(SourceWordKind.Cleared, rule: "click_flooding");
        await app.ProcessAsync();
        SourceProposal.Of(app.State, Strict, app.Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_only_tagged_is_nothing_to_reject()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        Find(app);
        await app.ProcessAsync();

        SourceProposal.Of(app.State, Some.App(), app.Now).ShouldBeEmpty();
    }

    static void Find(ProcessingApplication app) => app.SaySource(new SourceWord
    {
        Kind = SourceWordKind.Found,
        Scope = SourceFacts.Net,
        Rule = "click_flooding",
        Finding = new SourceFinding
        {
            Rule = "click_flooding", Measure = "later_than_a_day", Value = 0.3, Bound = 0.23, Of = 200, Threshold = 0.18,
            From = new DateOnly(2025, 12, 28), To = new DateOnly(2026, 1, 3),
        },
    });
}
