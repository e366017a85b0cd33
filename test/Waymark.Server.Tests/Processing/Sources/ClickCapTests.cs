using Waymark.Fraud;
using Waymark.Fraud.Sources;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

public sealed class ClickCapTests
{
    [Fact]
    public async Task Beyond_its_cap_a_source_s_clicks_lead_on_and_are_not_kept_until_the_day_is_over()
    {
        await using var app = Application(FraudMode.Block);
        await OnTheEdgeAsync(app);
        var before = app.Click("https://go.shop.example/p/42?pid=NET");
        var over = app.Click("https://go.shop.example/p/42?pid=NET");
        var other = app.Click("https://go.shop.example/p/42?pid=OTHER");
        await app.ReopenAsync();
        await app.ProcessAsync();
        var still = app.Click("https://go.shop.example/p/42?pid=NET");
        app.Now = app.Now.Date.AddDays(1);
        var tomorrow = app.Click("https://go.shop.example/p/42?pid=NET");
        await app.ProcessAsync();

        new[] { before, over, other, still, tomorrow }.Select(click => app.Touches.Find(app.App, click) is not null).ShouldBe([true, false, true, false, true]);
        (app.Figure(Measures.Clicks, "NET").Count, app.Figure(Measures.RefusedClicks, "NET").Count).ShouldBe((2, 2));
        (app.FiguresOf("NET").Clicks, app.FiguresOf("NET").CappedClicks).ShouldBe((2, 2));
    }

    [Fact]
    public async Task The_cap_is_noted_once_with_what_is_usual()
    {
        await using var app = Application(FraudMode.Tag);
        await OnTheEdgeAsync(app);
        for (var click = 0; click < 4; click++)
            app.Click("https://go.shop.example/p/42?pid=NET");
        await app.ProcessAsync();

        app.Figure(Measures.Clicks, "NET").Count.ShouldBe(4);
        app.State.Sources.Notes(app.App, long.MaxValue, 9).ShouldHaveSingleItem().Position.ShouldBe(2);
        var found = app.Standing("click_capping").ShouldNotBeNull();
        (found.Finding!.Value, found.Finding.Baseline, found.Finding.Threshold).ShouldBe((100_001, 100, 2_000));
        (found.StandsAt(app.Now), found.StandsAt(app.Now.Date.AddDays(1))).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_person_may_say_that_it_is_a_campaign_and_no_attack()
    {
        await using var app = Application(FraudMode.Block);
        await OnTheEdgeAsync(app);
        app.Click("https://go.shop.example/p/42?pid=NET");
        app.Click("https://go.shop.example/p/42?pid=NET");
        app.Say(SourceWordKind.Cleared, rule: "click_capping");
        var after = app.Click("https://go.shop.example/p/42?pid=NET");
        await app.ProcessAsync();

        app.Touches.Find(app.App, after).ShouldNotBeNull();
        app.Figure(Measures.RefusedClicks).Count.ShouldBe(1);
    }

    static ProcessingApplication Application(FraudMode mode) =>
        new(Some.App() with { Fraud = new FraudSettings { Rules = [new() { Rule = "click_capping", Mode = mode }] } });

    /// <summary>A day of a hundred clicks an hour, and 99,999 in this one.</summary>
    static async Task OnTheEdgeAsync(ProcessingApplication app)
    {
        app.Now = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
        await app.ProcessAsync();
        using var batch = app.State.Begin();

        for (var hour = 24; hour > 0; hour--)
        {
            for (var click = 0; click < 100; click++)
                batch.Sources.CountHour(app.App, "NET", app.Now.Date.AddHours(-hour));
        }

        for (var click = 0; click < 99_999; click++)
            batch.Sources.CountHour(app.App, "NET", app.Now);

        batch.Commit(app.State.Processed.Value);
    }
}
