using Waymark.Facts;
using Waymark.Fraud.Sources;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Sources;

public sealed class SourceFiguresTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    [Fact]
    public async Task Clicks_count_with_their_visitors_by_source_campaign_and_site()
    {
        await using var app = new ProcessingApplication();
        for (var time = 0; time < 3; time++)
            app.Click("https://go.shop.example/p/42?pid=NET&c=C1&af_siteid=s1");
        app.Click("https://go.shop.example/p/42?pid=NET&c=C1&af_siteid=s1", address: "203.0.113.8");
        app.Click("https://go.shop.example/p/42?pid=NET&c=C1&af_siteid=s2");
        app.Click("https://go.shop.example/p/42?pid=NET&c=C1&af_siteid=s2", address: null);
        await app.ProcessAsync();

        app.State.Sources.Days(app.App, DateOnly.MinValue, DateOnly.MaxValue).Select(day => day.Key)
            .ShouldBe([new SourceKey("NET", "C1", "s1"), new SourceKey("NET", "C1", "s2")]);
        var site = app.FiguresOf("NET", "s1");
        (site.Clicks, site.VisitorClicks).ShouldBe((4, 4));
        site.DistinctVisitors.ShouldBe(2, 0.1);
        (app.FiguresOf("NET", "s2").Clicks, app.FiguresOf("NET", "s2").VisitorClicks).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Installs_count_by_the_time_since_their_click()
    {
        await using var app = new ProcessingApplication();
        foreach (var (seconds, number) in new[] { 4, 25, 600, 5_000, 100_000 }.Select((seconds, number) => (seconds, number)))
            app.Earn($"i-{number}", after: TimeSpan.FromSeconds(seconds));
        await app.ProcessAsync();

        var figures = app.FiguresOf("NET", "s1");
        (figures.Installs, figures.ClickInstalls, figures.Clicks).ShouldBe((5, 5, 5));
        new[] { 0, 1, 2, 3, 26 }.Select(span => figures.Within(span, span)).ShouldBe([1, 1, 1, 1, 1]);
        app.State.Sources.Installs(app.App, "NET", DateOnly.MinValue, DateOnly.MaxValue, null, 9).Select(install => install.InstallId)
            .ShouldBe(["i-0", "i-1", "i-2", "i-3", "i-4"]);
    }

    [Fact]
    public async Task A_link_that_opened_the_app_says_nothing_of_how_long_anybody_took()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", link: "https://go.shop.example/p/42?pid=NET&c=C1");
        await app.ProcessAsync();

        var figures = app.FiguresOf("NET");
        (figures.Installs, figures.TimedInstalls).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Devices_count_once_they_have_an_id_and_are_new_once()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1", gaid: Gaid);
        app.Earn("i-2");
        app.Init("i-3", new { gaid = Gaid });
        await app.ProcessAsync();

        var (net, organic) = (app.FiguresOf("NET"), app.FiguresOf("ORGANIC"));
        (net.Installs, net.KnownDevices, net.NewDevices).ShouldBe((2, 1, 1));
        (organic.Installs, organic.KnownDevices, organic.NewDevices).ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task Whoever_is_back_on_the_next_day_is_counted_on_the_day_of_the_install()
    {
        await using var app = new ProcessingApplication();
        app.Earn("i-1");
        app.Earn("i-2");
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-1");
        app.Init("i-1");
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-2");
        await app.ProcessAsync();

        app.State.Sources.Days(app.App, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).ShouldHaveSingleItem().Figures.Returned.ShouldBe(1);
    }

    [Fact]
    public async Task Proof_that_comes_late_takes_an_install_from_one_source_to_another()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click("https://go.shop.example/p/42?pid=NET&c=C1&af_siteid=s1");
        app.Advance(TimeSpan.FromMinutes(2));
        app.Init("i-1");
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-1", device_data = new { install_ref = $"lr_ia_id={click}" } });
        await app.ProcessAsync();

        app.FiguresOf("ORGANIC").Installs.ShouldBe(0);
        (app.FiguresOf("NET").Installs, app.FiguresOf("NET").TimedInstalls).ShouldBe((1, 1));
        app.State.Sources.Installs(app.App, "NET", DateOnly.MinValue, DateOnly.MaxValue, null, 9).ShouldHaveSingleItem().Key.Site.ShouldBe("s1");
    }
}
