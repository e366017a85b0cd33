using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Server.Tests.Processing.Fraud;

public sealed class DuplicateClickTests
{
    static readonly DateOnly Epoch = new(2000, 1, 1), Far = new(2100, 1, 1);

    [Theory]
    [InlineData(FraudMode.Off, 2, 0, 0)]
    [InlineData(FraudMode.Tag, 2, 0, 1)]
    [InlineData(FraudMode.Block, 1, 1, 1)]
    public async Task A_click_again_at_once_counts_as_the_rule_says(FraudMode mode, long clicks, long refused, long figures)
    {
        await using var app = With(mode);
        app.ClickOf();
        app.Advance(TimeSpan.FromSeconds(2));
        app.ClickOf();

        await app.ProcessAsync();

        app.Figure(Measures.Clicks).Count.ShouldBe(clicks);
        app.Figure(Measures.RefusedClicks).Count.ShouldBe(refused);
        app.State.FraudFigures("shop", Epoch, Far).Sum(figure => figure.Count).ShouldBe(figures);
    }

    [Fact]
    public async Task Later_by_somebody_else_or_on_another_link_it_is_another_click()
    {
        await using var app = With(FraudMode.Block);
        app.ClickOf();
        app.ClickOf("Bare");
        app.Click(userAgent: "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36");
        app.Advance(TimeSpan.FromSeconds(2.1));
        app.ClickOf();

        await app.ProcessAsync();

        app.Figure(Measures.Clicks).Count.ShouldBe(4);
        app.State.FraudFigures("shop", Epoch, Far).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_one_earns_the_install_that_it_led_to()
    {
        await using var app = With(FraudMode.Block);
        app.ClickOf();
        var second = app.ClickOf();
        app.Advance(TimeSpan.FromMinutes(3));
        app.Open("i-1", referrer: $"lr_ia_id={second}");

        await app.ProcessAsync();

        var verdict = app.Install("i-1").Verdict.ShouldNotBeNull();
        (verdict.MatchType, verdict.Credit.TouchId).ShouldBe((MatchType.InstallReferrer, second));
        app.State.FraudFigures("shop", Epoch, Far).Single().Key.Outcome.ShouldBe(FraudOutcome.Rejected);
    }

    static ProcessingApplication With(FraudMode mode)
    {
        var app = Some.App();
        return new(app with { Fraud = app.Fraud with { Rules = [new FraudRuleSetting { Rule = FraudRules.DuplicateClick, Mode = mode }] } });
    }
}
