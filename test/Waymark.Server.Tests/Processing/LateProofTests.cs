using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class LateProofTests
{
    [Theory]
    [InlineData(FactKind.Init)]
    [InlineData(FactKind.AttributionData)]
    public async Task Proof_within_a_day_replaces_organic_and_moves_the_figures(FactKind how)
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1");
        app.Advance(TimeSpan.FromHours(24));
        app.Say(how, Call("i-1", $"lr_ia_id={click}"));

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Credit.Source.ShouldBe("META");
        app.Install("i-1").Verdict!.Notes.ShouldContain(note => note.StartsWith("Replaced an earlier decision of fact 2: Install at"));
        app.Names.ShouldContain("attribution_changed");
        app.Figure(Measures.Installs, "ORGANIC").Count.ShouldBe(0);
        app.Figure(Measures.Installs, "META", DateOnly.FromDateTime(Some.Moment.UtcDateTime)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_it_does_not()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1");
        app.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1));
        app.Say(FactKind.AttributionData, Call("i-1", $"lr_ia_id={click}"));

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Credit.IsOrganic.ShouldBeTrue();
        app.Names.ShouldBe(["install"]);
    }

    [Fact]
    public async Task Nothing_replaces_proof()
    {
        await using var app = new ProcessingApplication();
        var (first, second) = (app.Click(), app.Click("https://go.shop.example/p/42?c=Bare"));
        app.Init("i-1", new { install_ref = $"lr_ia_id={first}" });
        app.Advance(TimeSpan.FromMinutes(5));
        app.Say(FactKind.AttributionData, Call("i-1", $"lr_ia_id={second}"));

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Credit.TouchId.ShouldBe(first);
    }

    [Fact]
    public async Task A_claim_replaces_organic_and_proof_replaces_the_claim()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1");
        app.Advance(TimeSpan.FromMinutes(1));
        app.Say(FactKind.AttributionData, Call("i-1", "utm_source=newsletter"));
        app.Advance(TimeSpan.FromMinutes(1));
        app.Say(FactKind.AttributionData, Call("i-1", $"lr_ia_id={click}"));

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.Credit!.Source).ShouldBe(["ORGANIC", "newsletter", "META"]);
        app.Figure(Measures.Installs, "newsletter").Count.ShouldBe(0);
        app.Figure(Measures.Installs).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_click_after_the_first_open_is_no_proof_of_it()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(TimeSpan.FromMinutes(1));
        var click = app.Click();
        app.Say(FactKind.AttributionData, Call("i-1", $"lr_ia_id={click}"));

        await app.ProcessAsync();

        app.Install("i-1").Verdict!.MatchType.ShouldBe(Waymark.Attribution.MatchType.Organic);
    }

    static object Call(string installId, string referrer) =>
        new { install_instance_id = installId, platform = "ANDROID", device_data = new { install_ref = referrer } };
}
