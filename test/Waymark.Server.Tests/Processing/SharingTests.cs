using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class SharingTests
{
    [Fact]
    public async Task A_users_decision_is_kept_with_the_user_and_replaced_by_the_next()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", name = "Ana" } });
        app.Say(FactKind.Sharing, new { user_id = "u-1", opted_out = true, blocked = new[] { "clevertap" } });
        await app.ProcessAsync();

        var user = app.User("u-1");
        (user.Name, user.Sharing!.OptedOut, user.Sharing.Blocks("clevertap")).ShouldBe(("Ana", true, true));
        app.Install("i-1").Sharing.ShouldBeNull();

        app.Say(FactKind.Sharing, new { user_id = "u-1", opted_out = false });
        await app.ProcessAsync();

        (app.User("u-1").Sharing!.OptedOut, app.User("u-1").Sharing!.Blocked.Count).ShouldBe((false, 0));
    }

    [Fact]
    public async Task A_decision_about_somebody_unknown_is_there_when_they_come()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Sharing, new { user_id = "u-1", opted_out = true });
        app.Say(FactKind.Sharing, new { install_instance_id = "i-1", blocked = new[] { "*" } });
        await app.ProcessAsync();
        app.Install("i-1").IsProvisional.ShouldBeTrue();

        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "signup"]);
        app.User("u-1").Sharing!.OptedOut.ShouldBeTrue();
        app.Install("i-1").Sharing!.Blocks("anybody").ShouldBeTrue();
    }

    [Fact]
    public async Task A_device_keeps_its_own_decision_whoever_uses_it_next()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Sharing, new { install_instance_id = "i-1", opted_out = true });
        app.Say(FactKind.Sharing, new { user_id = "u-2", opted_out = false });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-2" } });

        await app.ProcessAsync();

        (app.Install("i-1").UserId, app.Install("i-1").Sharing!.OptedOut, app.User("u-2").Sharing!.OptedOut).ShouldBe(("u-2", true, false));
    }

    [Fact]
    public async Task A_decision_about_nobody_is_counted_and_changes_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Sharing, new { opted_out = true });

        await app.ProcessAsync();

        app.Dropped["no_decision"].ShouldBe(1);
    }
}
