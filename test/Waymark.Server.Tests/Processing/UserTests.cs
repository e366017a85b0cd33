using System.Text;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class UserTests
{
    [Fact]
    public async Task A_sign_up_counts_once_and_is_an_update_afterwards()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", name = "Ana", plan = "free" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", email = "ana@shop.example", plan = "gold" } });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "signup", "user_updated"]);
        app.Figure(Measures.SignUps, "ORGANIC").Count.ShouldBe(1);
        var user = app.User("u-1");
        (user.Name, user.Email, user.Traits["plan"]).ShouldBe(("Ana", "ana@shop.example", "\"gold\""));
    }

    [Fact]
    public async Task A_log_in_is_no_sign_up_and_a_sign_up_after_it_still_counts()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.UserData, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.CustomerUserId, new { install_instance_id = "i-1", user_id = "u-1" });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });

        await app.ProcessAsync();

        app.Names.ShouldBe(["user_updated", "user_updated", "signup"]);
    }

    [Fact]
    public async Task One_user_may_have_two_devices_and_the_latest_one_decides_about_events_without_a_device()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1");
        app.Init("i-2", new { install_ref = $"lr_ia_id={click}" });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-2", user_data = new { id = "u-1" } });
        app.Say(FactKind.Event, new { user_id = "u-1", event_name = "called_us" });

        await app.ProcessAsync();

        app.User("u-1").InstallIds.ShouldBe(["i-1", "i-2"]);
        var last = app.Stream[^1];
        (last.Name, last.InstallId, last.UserId, last.Credit!.Source).ShouldBe(("called_us", null, "u-1", "META"));
        last.Lane.ShouldBe(Lane.Of("shop", "u-1"));
    }

    [Fact]
    public async Task A_name_that_everybody_shares_keeps_only_its_latest_devices()
    {
        await using var app = new ProcessingApplication();
        for (var device = 0; device < 60; device++)
            app.Say(FactKind.UserData, new { install_instance_id = $"i-{device}", user_data = new { id = "guest" } });

        await app.ProcessAsync();

        app.User("guest").InstallIds.Count.ShouldBe(50);
        app.User("guest").InstallIds[^1].ShouldBe("i-59");
    }

    [Fact]
    public async Task Partners_ids_belong_to_the_device_and_are_merged()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "ct-1" } });
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "ct-1" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", mixpanel_distinct_id = "mp-1" } });
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "ct-2", braze = (string?)null } });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "identified", "signup", "identified"]);
        app.Install("i-1").PartnerIds.ShouldBe(new Dictionary<string, string> { ["clevertap_id"] = "ct-2", ["mixpanel_distinct_id"] = "mp-1" });
        app.User("u-1").PartnerIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_device_a_partners_id_is_the_persons()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { user_data = new { id = "u-1", clevertap_id = "ct-1" } });

        await app.ProcessAsync();

        app.User("u-1").PartnerIds["clevertap_id"].ShouldBe("ct-1");
    }

    [Fact]
    public async Task A_push_token_is_told_when_it_is_new()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.PushToken, new { install_instance_id = "i-1", push_token = "t-1" });
        app.Say(FactKind.PushToken, new { install_instance_id = "i-1", push_token = "t-1" });
        app.Say(FactKind.PushToken, new { install_instance_id = "i-1", push_token = "t-2" });

        await app.ProcessAsync();

        app.Stream.Where(happened => happened.Kind == EventKind.PushToken).Select(happened => Encoding.UTF8.GetString(happened.Values.Span))
            .ShouldBe(["{\"push_token\":\"t-1\"}", "{\"push_token\":\"t-2\"}"]);
        app.Install("i-1").PushToken.ShouldBe("t-2");
    }
}
