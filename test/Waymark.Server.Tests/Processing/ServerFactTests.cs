using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class ServerFactTests
{
    [Fact]
    public async Task An_install_that_a_server_names_is_neither_opened_nor_active()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(TimeSpan.FromDays(2));
        app.SayAsServer(FactKind.Event, new { user_id = "u", install_instance_id = "i-1", event_name = "shipped" });
        app.SayAsServer(FactKind.Event, new { user_id = "u", install_instance_id = "never-seen", event_name = "shipped", device_data = new { att_status = "3" } });

        await app.ProcessAsync();

        app.Stream.Where(happened => happened.Name == "shipped").Select(happened => happened.InstallId).ShouldBe(["i-1", null]);
        app.Install("i-1").LastActiveAt.ShouldBe(Some.Moment);
        app.State.FindInstall(app.App, "never-seen").ShouldBeNull();
    }

    [Fact]
    public async Task A_servers_payment_counts_for_whoever_earned_the_users_latest_install()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u" } });
        app.SayAsServer(FactKind.Payment, new { user_id = "u", amount = 5, payment_id = "p" });

        await app.ProcessAsync();

        app.Figure(Measures.Revenue, "META").ShouldBe(new Figure(1, 5_000_000));
        app.Figure(Measures.CohortRevenue, "META").ShouldBe(new Figure(1, 5_000_000));
    }
}
