using System.Text.Json.Nodes;
using Waymark.Events;
using Waymark.Fraud.Sources;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

public sealed class LateFraudTests
{
    static readonly DateOnly FirstDay = new(2026, 1, 1);

    [Fact]
    public async Task Rejected_installs_move_from_one_figure_to_another_on_their_own_day()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Earn("i-2");
        app.Earn("i-3", source: "OTHER");
        app.Advance(TimeSpan.FromDays(3));
        app.Say(SourceWordKind.Rejected, rule: "click_flooding", installs: ["i-1", "i-3", "nobody"]);
        await app.ProcessAsync();

        (app.Figure(Measures.Installs, "NET", FirstDay).Count, app.Figure(Measures.LateFraudInstalls, "NET", FirstDay).Count).ShouldBe((1, 1));
        (app.Figure(Measures.Installs, "OTHER").Count, app.Figure(Measures.LateFraudInstalls).Count).ShouldBe((1, 1));
        app.State.CountEarned(app.App, "C1", app.Now.AddDays(-9), app.Now).ShouldBe(2);
        app.State.Sources.Notes(app.App, long.MaxValue, 1).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            note => note.Moved.ShouldBe(1), note => note.Noted.ShouldBe(0));
    }

    [Fact]
    public async Task The_verdict_stays_and_the_install_says_who_rejected_it_and_why()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        await app.ProcessAsync();
        var verdict = app.Install("i-1").Verdict.ShouldNotBeNull();

        app.Say(SourceWordKind.Rejected, rule: "click_flooding", installs: ["i-1"]);
        await app.ProcessAsync();

        var install = app.Install("i-1");
        install.Verdict!.Credit.ShouldBe(verdict.Credit);
        install.LateFraud.ShouldBe(new LateFraud { Rule = "click_flooding", At = app.Now, Fact = 3, IsMoved = true, By = "key 1", Why = "because" });
    }

    [Fact]
    public async Task Whoever_asks_for_rejections_hears_of_those_that_changed_figures()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1", site: "s7");
        app.Say(SourceWordKind.Rejected, rule: "click_flooding", installs: ["i-1"]);
        app.Now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await app.ProcessAsync();

        var told = app.Stream.Single(happened => happened.Kind == EventKind.Rejection);
        (told.Name, told.InstallId, told.Credit!.Source, told.Credit.Blocked).ShouldBe(("install_rejected", "i-1", "NET", "click_flooding"));
        var values = JsonNode.Parse(told.Values.Span)!;
        new[] { "rule", "kind", "source", "campaign", "input", "site" }.Select(name => (string?)values[name])
            .ShouldBe(["click_flooding", "late", "NET", "C1", "because", "s7"]);
    }

    [Fact]
    public async Task Suspicious_installs_count_once_and_no_more_once_they_were_rejected()
    {
        await using var app = new ProcessingApplication();
        app.Found();
        app.Found(rule: "low_cvr");
        app.Earn("i-1");
        await app.ProcessAsync();
        (app.Figure(Measures.SuspiciousInstalls, "NET").Count, app.Figure(Measures.TaggedInstalls, "NET").Count).ShouldBe((1, 2));

        app.Say(SourceWordKind.Rejected, rule: "click_flooding", installs: ["i-1"]);
        await app.ProcessAsync();
        app.Figure(Measures.SuspiciousInstalls, "NET").Count.ShouldBe(0);
    }

    [Fact]
    public async Task Once_is_enough()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Say(SourceWordKind.Rejected, installs: ["i-1", "i-1"]);
        app.Say(SourceWordKind.Rejected, installs: ["i-1"]);
        await app.ProcessAsync();

        (app.Figure(Measures.Installs).Count, app.Figure(Measures.LateFraudInstalls).Count).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("2026-02-07T23:59:59.999Z", 0, 1)]
    [InlineData("2026-02-08T00:00:00Z", 1, 0)]
    public async Task A_month_closes_at_the_end_of_the_seventh_and_then_only_a_note_remains(string at, long installs, long late)
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        app.Say(SourceWordKind.Rejected, installs: ["i-1"]);
        await app.ProcessAsync();

        (app.Figure(Measures.Installs).Count, app.Figure(Measures.LateFraudInstalls).Count).ShouldBe((installs, late));
        var note = app.State.Sources.Notes(app.App, long.MaxValue, 1).Single();
        (note.Moved, note.Noted).ShouldBe(((int)late, (int)installs));
        app.Install("i-1").LateFraud!.IsMoved.ShouldBe(late > 0);
    }

    [Fact]
    public async Task Whoever_was_rejected_comes_back_for_nobody_s_figures()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Say(SourceWordKind.Rejected, installs: ["i-1"]);
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-1");
        await app.ProcessAsync();

        app.Figure(Measures.Returns).Count.ShouldBe(0);
        app.FiguresOf("NET").Returned.ShouldBe(1, "the source is still judged by it");
    }

    [Fact]
    public async Task A_finding_by_itself_takes_nothing_back()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Found();
        app.Say(SourceWordKind.Blocked);
        await app.ProcessAsync();

        app.Figure(Measures.Installs, "NET").Count.ShouldBe(1);
        app.Install("i-1").LateFraud.ShouldBeNull();
    }
}
