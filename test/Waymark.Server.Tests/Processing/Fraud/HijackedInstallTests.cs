using System.Text.Json.Nodes;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Fraud;

public sealed class HijackedInstallTests
{
    static readonly DateOnly Day = DateOnly.FromDateTime(Some.Moment.UtcDateTime);

    [Fact]
    public async Task A_click_that_comes_after_the_download_began_earns_nothing_and_its_network_is_told()
    {
        await using var app = new ProcessingApplication();
        await HijackAsync(app);

        var verdict = app.Install("i-1").Verdict.ShouldNotBeNull();
        verdict.Credit.Source.ShouldBe("LINK");
        app.Names.ShouldBe(["install", "install_rejected"]);
        var rejected = app.Stream[1];
        (rejected.Kind, rejected.Credit?.Source, rejected.Credit?.CampaignId, rejected.Credit?.Blocked).ShouldBe((EventKind.Rejection, "META", "AbC123", FraudRules.EngagementInjection));
        var values = JsonNode.Parse(rejected.Values.Span)!;
        ((string?)values["rule"], (string?)values["kind"], (string?)values["input"], (string?)values["threshold"], (string?)values["touch_id"], (string?)values["site"])
            .ShouldBe((FraudRules.EngagementInjection, "hijacked", "clicked 39.9 s after the download had begun", "2 s", rejected.Credit?.TouchId, "site-7"));
    }

    [Fact]
    public async Task It_counts_once_for_whom_it_is_due_and_as_corrected_for_the_other()
    {
        await using var app = new ProcessingApplication();
        await HijackAsync(app);

        (app.Figure(Measures.Installs, "LINK").Count, app.Figure(Measures.Installs, "META").Count, app.Figure(Measures.CorrectedInstalls, "META").Count).ShouldBe((1, 0, 1));
        app.State.FraudFigures(app.App, Day, Day).ShouldContain((
            new FraudFigureKey(app.App, Day, FraudRules.EngagementInjection, FraudLevel.Touch, FraudOutcome.Corrected, "META", "AbC123", "site-7", "IN"), 1L));
        var found = app.State.FraudCases(app.App, FraudRules.EngagementInjection, null, null, 9).ShouldHaveSingleItem();
        (found.InstallId, found.Outcome, found.CreditedTo, found.Country).ShouldBe(("i-1", FraudOutcome.Corrected, "LINK", "IN"));
    }

    [Fact]
    public async Task The_same_call_without_the_times_does_not_bring_it_back()
    {
        await using var app = new ProcessingApplication();
        await HijackAsync(app, isKnown: false);
        app.Advance(TimeSpan.FromMinutes(5));
        app.Open("i-1");
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Credit.IsOrganic.ShouldBeTrue();
        app.Names.ShouldBe(["install", "install_rejected", "open"]);
    }

    [Fact]
    public async Task Late_proof_takes_the_place_of_nobody_and_what_was_found_stays()
    {
        await using var app = new ProcessingApplication();
        var letter = app.Click("https://go.shop.example/p/42?c=Bare");
        await HijackAsync(app, isKnown: false);
        app.Advance(TimeSpan.FromMinutes(5));
        app.Say(FactKind.AttributionData, new { token = "prj_shop", platform = "ANDROID", install_instance_id = "i-1", device_data = new { install_ref = $"lr_ia_id={letter}" } });
        await app.ProcessAsync();

        app.Install("i-1").Verdict!.Credit.Source.ShouldBe("LINK");
        app.Names.ShouldBe(["install", "install_rejected", "attribution_changed"]);
        (app.Figure(Measures.Installs, "ORGANIC").Count, app.Figure(Measures.Installs, "LINK").Count, app.Figure(Measures.CorrectedInstalls, "META").Count).ShouldBe((0, 1, 1));
        app.State.FraudCases(app.App, FraudRules.EngagementInjection, null, null, 9).ShouldHaveSingleItem().CreditedTo.ShouldBe("LINK");
        app.State.FraudFigures(app.App, Day, Day).Single(figure => figure.Key.Rule == FraudRules.EngagementInjection).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_tagged_install_counts_and_is_counted_once_by_rule()
    {
        await using var app = new ProcessingApplication();
        app.ClickOf();
        app.Advance(TimeSpan.FromSeconds(8));
        app.Open("i-1");
        await app.ProcessAsync();

        (app.Figure(Measures.Installs, "META").Count, app.Figure(Measures.TaggedInstalls, "META").Count, app.Figure(Measures.CorrectedInstalls).Count).ShouldBe((1, 1, 0));
        app.Names.ShouldBe(["install"]);
    }

    // A link of ours two hours before, then the download, and forty seconds into it a network's click.
    static async Task HijackAsync(ProcessingApplication app, bool isKnown = true)
    {
        app.Known["198.51.100.9"] = new AddressNote { Country = "IN" };
        if (isKnown) app.ClickOf("Bare");
        app.Advance(TimeSpan.FromHours(2));
        var began = app.Now;
        app.Advance(TimeSpan.FromSeconds(39.777));
        app.ClickOf();
        app.Advance(TimeSpan.FromSeconds(40));
        app.Open("i-1", began);
        await app.ProcessAsync();
    }
}
