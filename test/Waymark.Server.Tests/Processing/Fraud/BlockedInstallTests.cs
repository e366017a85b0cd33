using Waymark.Facts;
using Waymark.Fraud;
using Waymark.Fraud.Reports;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Fraud;

public sealed class BlockedInstallTests
{
    static readonly DateOnly Day = DateOnly.FromDateTime(Some.Moment.UtcDateTime);

    [Fact]
    public async Task An_install_from_a_data_centre_counts_nowhere_and_its_network_is_told()
    {
        await using var app = new ProcessingApplication();
        await OpenAsync(app);

        app.Install("i-1").Verdict!.IsBlocked.ShouldBeTrue();
        app.Stream.Select(happened => (happened.Name, happened.Credit?.Source, happened.Credit?.Blocked)).ShouldBe(
            [("install", "META", FraudRules.AnonymousTraffic), ("install_rejected", "META", FraudRules.AnonymousTraffic)]);
        (app.Figure(Measures.Installs).Count, app.Figure(Measures.Opens).Count, app.Figure(Measures.BlockedInstalls, "META").Count, app.Figure(Measures.BlockedEvents, "META").Count).ShouldBe((0, 0, 1, 1));
        app.State.EarnedByCampaign(app.App).ShouldBeEmpty();
        app.State.FraudFigures(app.App, Day, Day).ShouldContain((
            new FraudFigureKey(app.App, Day, FraudRules.AnonymousTraffic, FraudLevel.Install, FraudOutcome.Blocked, "META", "AbC123", "site-7", "US"), 1L));
    }

    [Fact]
    public async Task What_it_does_is_kept_and_counts_as_blocked_alone()
    {
        await using var app = new ProcessingApplication();
        await OpenAsync(app);
        app.Advance(TimeSpan.FromDays(1));
        app.Open("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "seen" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", user_id = "u-1", payment_id = "p-1", amount = 5 });
        app.Say(FactKind.PaymentRemoval, new { install_instance_id = "i-1", payment_id = "p-1" });
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", deeplink_url = "https://go.shop.example/p/42?c=Bare" });
        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "install_rejected", "open", "signup", "seen", "payment", "payment_removed"]);
        app.Stream.ShouldAllBe(happened => happened.Credit!.Blocked == FraudRules.AnonymousTraffic);
        foreach (var measure in (string[])[Measures.Installs, Measures.Opens, Measures.SignUps, Measures.Events, Measures.Payments, Measures.Revenue, Measures.Returns, Measures.CohortRevenue, Measures.Reengagements])
            app.Figure(measure).ShouldBe(default, measure);
        app.Figure(Measures.BlockedEvents, "META").Count.ShouldBe(5);
    }

    [Fact]
    public async Task Later_proof_does_not_bring_it_back()
    {
        await using var app = new ProcessingApplication();
        var letter = app.Click("https://go.shop.example/p/42?c=Bare");
        app.Known["198.51.100.9"] = new AddressNote { Network = NetworkKind.Tor };
        app.Open("i-1");
        app.Advance(TimeSpan.FromMinutes(5));
        app.Open("i-1", referrer: $"lr_ia_id={letter}");
        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "open"]);
        (app.Figure(Measures.BlockedInstalls, "ORGANIC").Count, app.Figure(Measures.Installs).Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_click_that_a_blocked_install_came_by_is_free_for_another()
    {
        await using var app = new ProcessingApplication();
        await OpenAsync(app);

        using var batch = app.State.Begin();
        batch.InstallOfClick(app.App, app.Install("i-1").Verdict!.Credit.TouchId!).ShouldBeNull();
    }

    static async Task OpenAsync(ProcessingApplication app)
    {
        app.Known["198.51.100.9"] = new AddressNote { Country = "US", Network = NetworkKind.DataCentre };
        app.ClickOf();
        app.Advance(TimeSpan.FromMinutes(5));
        app.Open("i-1");
        await app.ProcessAsync();
    }
}
