using Waymark.Devices;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Server.Tests.Support;
using static Waymark.Server.Tests.Support.FeedWords;

namespace Waymark.Server.Tests.Processing.Feeds;

public sealed class FeedIdentityTests
{
    [Fact]
    public async Task An_address_ties_a_batch_to_the_user_who_has_it_even_hashed_and_in_other_letters()
    {
        await using var app = new ProcessingApplication();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("ben@shop.example"u8));
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", email = "Ada@Shop.Example" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-2", user_data = new { id = "u-2", email = hash } });
        app.Feed(new { user_identities = new { email = "ada@shop.example" }, events = Launched(app) });
        app.Feed(new { user_identities = new { email = " BEN@shop.example" }, events = Launched(app) });
        app.Feed(new { user_identities = new { email = "nobody@shop.example" }, events = Launched(app) });

        await app.ProcessAsync();

        FeedEvents(app).Select(happened => happened.UserId).ShouldBe(["u-1", "u-2", null]);
        app.FeedCount(FeedFigures.UnmatchedBatches).ShouldBe(1);
    }

    [Fact]
    public async Task Identities_that_point_to_different_users_are_shown_and_merge_nobody()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1", email = "ada@shop.example" } });
        app.Feed(new { user_identities = new { customer_id = "u-2", email = "ada@shop.example" }, user_attributes = new { ct_name = "Ben" }, events = Launched(app) });
        app.Feed(new { user_identities = new[] { new { identity_type = "customer_id", identity = "u-3" } }, events = Launched(app) });

        await app.ProcessAsync();

        FeedEvents(app).Select(happened => happened.UserId).ShouldBe(["u-2", "u-3"]);
        (app.User("u-1").Name, app.User("u-2").Name, app.User("u-2").Email).ShouldBe((null, "Ben", null));
        app.FeedCount(FeedFigures.Conflicts, "email_of_another_user").ShouldBe(1);
    }

    [Fact]
    public async Task An_advertising_id_ties_a_batch_to_a_device_and_its_user()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", new { gaid = "38400000-8cf0-11bd-b23e-10b96e40000d" });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Feed(new { device_info = new { platform = "Android", android_advertising_id = "38400000-8CF0-11BD-B23E-10B96E40000D" }, events = Launched(app) });

        await app.ProcessAsync();

        var happened = FeedEvents(app).ShouldHaveSingleItem();
        (happened.InstallId, happened.UserId, happened.Platform).ShouldBe(("i-1", "u-1", Platform.Android));
    }
}
