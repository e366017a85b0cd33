using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class CohortTests
{
    static readonly DateOnly FirstDay = new(2026, 1, 1);

    [Fact]
    public async Task Whoever_opens_the_app_on_a_day_that_is_looked_at_has_come_back_once()
    {
        await using var app = new ProcessingApplication();
        Install(app);

        foreach (var hours in new[] { 1, 23, 2, 3, 23, 24 * 5, 1, 24 * 24, 24 })
        {
            app.Advance(TimeSpan.FromHours(hours));
            app.Init("i-1");
        }

        await app.ProcessAsync();

        Returns(app).ShouldBe([("d1", 1), ("d7", 1)]);
        Report(app, new DateOnly(2026, 1, 7)).Returns["d7"].ShouldBe(new ReturnFigure(1, 0));
        Report(app, new DateOnly(2026, 1, 8)).Returns["d7"].ShouldBe(new ReturnFigure(1, 1));
    }

    [Fact]
    public async Task Revenue_belongs_to_the_day_of_the_install_by_how_old_it_was()
    {
        await using var app = new ProcessingApplication();
        Install(app);

        foreach (var (days, amount) in new[] { (0, 1), (3, 2), (1, 4), (3, 8), (23, 16), (1, 32) })
        {
            app.Advance(TimeSpan.FromDays(days));
            app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount, payment_id = $"p-{amount}" });
        }

        await app.ProcessAsync();
        Report(app).RevenueByAge.ShouldBe(new Dictionary<string, decimal> { ["d0"] = 1, ["d3"] = 3, ["d7"] = 15, ["d30"] = 31 });

        app.Say(FactKind.PaymentRemoval, new { payment_id = "p-2" });
        app.Say(FactKind.PaymentRemoval, new { payment_id = "p-32" });
        await app.ProcessAsync();

        Report(app).RevenueByAge.ShouldBe(new Dictionary<string, decimal> { ["d0"] = 1, ["d3"] = 1, ["d7"] = 13, ["d30"] = 29 });
        Report(app).Revenue.ShouldBe(29);
    }

    [Fact]
    public async Task Revenue_is_told_by_type_and_adds_up()
    {
        await using var app = new ProcessingApplication();
        Install(app);
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 10, type = "RECURRING", payment_id = "a" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 20, type = "RECURRING", payment_id = "b" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 40, payment_id = "c" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 80, type = "SUBSCRIPTION_REFUNDED", payment_id = "d" });
        app.Say(FactKind.PaymentRemoval, new { payment_id = "b" });

        await app.ProcessAsync();

        Report(app).RevenueByType.ShouldBe(new Dictionary<string, PaymentFigure> { ["DEFAULT"] = new(1, 40), ["RECURRING"] = new(1, 10) });
        (Report(app).Payments, Report(app).Revenue).ShouldBe((2, 50));
    }

    [Fact]
    public async Task The_installs_a_campaign_earned_are_as_many_as_the_figures_say()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });
        var later = app.Click("https://go.shop.example/?c=Bare", address: "198.51.100.77");
        app.Init("i-2", new { install_ref = "utm_source=META&utm_campaign=AbC123" }, address: "198.51.100.2");
        app.Init("i-3", address: "198.51.100.3");
        await app.ProcessAsync();
        app.State.EarnedByCampaign(app.App)["AbC123"].ShouldBe(Report(app).Installs);

        app.Say(FactKind.AttributionData, new { install_instance_id = "i-2", device_data = new { install_ref = $"lr_ia_id={later}" } });
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-2", platform = "IOS" });
        await app.ProcessAsync();

        app.State.EarnedByCampaign(app.App).ShouldBe(new Dictionary<string, long> { ["AbC123"] = 1, ["Bare"] = 1 }, ignoreOrder: true);
        Report(app).Installs.ShouldBe(1);
        app.State.CountActive(app.App, "AbC123", Some.Moment).ShouldBe(1);
    }

    static void Install(ProcessingApplication app) => app.Init("i-1", new { install_ref = $"lr_ia_id={app.Click()}" });

    static IEnumerable<(string, long)> Returns(ProcessingApplication app) => app.State.Figures(app.App, FirstDay, FirstDay)
        .Where(figure => figure.Key.Measure == Measures.Returns)
        .Select(figure => (figure.Key.Name, figure.Figure.Count));

    static CampaignFigures Report(ProcessingApplication app, DateOnly? today = null) =>
        CampaignReport.Of(app.State.Figures(app.App, DateOnly.MinValue, DateOnly.MaxValue), today ?? FirstDay.AddDays(99))["AbC123"];
}
