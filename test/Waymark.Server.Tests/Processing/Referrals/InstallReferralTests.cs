using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class InstallReferralTests
{
    [Fact]
    public async Task An_install_through_an_invite_is_told_of_both_and_makes_the_sender_the_referrer()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna", "Referred App Install of i-2", "Generated App Install of anna"]);
        var told = app.Stream.Single(happened => happened.Name == "Referred App Install").Values();
        ($"{told["Channel"]}", $"{told["Content"]}", $"{told["Status"]}").ShouldBe(("whatsapp", "spring", "valid"));

        var referral = app.Referrals().Single(one => one.Occasion == Occasion.AppInstall);
        (referral.Match, referral.IsGuaranteedMatch, referral.IsFirstMatchForLink, referral.Referrer, referral.Referred)
            .ShouldBe(("store_referrer", true, true, Person.User("anna"), Person.Install("i-2")));
        app.State.ReferrersOf("shop", Person.Install("i-2"), Relation.AppInstall, 0, 10).ShouldHaveSingleItem().Referrer.ShouldBe(Person.User("anna"));
    }

    [Fact]
    public async Task A_smart_link_has_no_referrer_and_tells_only_of_whoever_came()
    {
        await using var app = new ProcessingApplication();
        app.Marketing("poster");
        app.InstallThrough("poster", "i-1");
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Referred App Install of i-1"]);
        $"{app.Stream.Single(happened => happened.Kind == EventKind.Referral).Values()["Channel"]}".ShouldBe("Poster Berlin");
        app.State.ReferrersOf("shop", Person.Install("i-1"), null, 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asking_again_and_opening_again_changes_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        app.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 4; i++)
        {
            app.Open("i-2", click);
            app.Say(FactKind.AttributionData, new { install_instance_id = "i-2", device_data = new { install_ref = $"lr_ia_id={click}" } });
            app.Advance(TimeSpan.FromMinutes(2));
        }

        await app.ProcessAsync();

        app.Heard().Count(name => name.StartsWith("Referred", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_device_comes_back_as_a_reinstall_and_keeps_its_first_referrer()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Invite("t2", Person.User("ben"));
        app.InstallThrough("t1", "i-1", new { gaid = "38400000-8cf0-11bd-b23e-000000000001" });
        app.SignUp("i-1", "carl");
        app.Advance(TimeSpan.FromDays(2));
        app.InstallThrough("t2", "i-2", new { gaid = "38400000-8cf0-11bd-b23e-000000000001" });
        app.SignUp("i-2", "carl");
        await app.ProcessAsync();

        app.Heard().Where(name => !name.Contains("Click", StringComparison.Ordinal)).ShouldBe(
            ["Referred App Install of i-1", "Generated App Install of anna", "Referred App Reinstall of i-2", "Generated App Reinstall of ben"]);
        app.State.ReferrersOf("shop", Person.User("carl"), Relation.AppInstall, 0, 10).ShouldHaveSingleItem().Referrer.ShouldBe(Person.User("anna"));
        app.Referrals()[^1].Reasons.ShouldBe(["device_seen"]);
        app.Referrals()[^1].Status.ShouldBe(FraudStatus.Valid);
    }

    [Fact]
    public async Task Proof_that_comes_with_a_later_call_still_counts()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        app.Advance(TimeSpan.FromMinutes(1));
        app.Open("i-2", null);
        app.Advance(TimeSpan.FromMinutes(1));
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-2", device_data = new { install_ref = $"lr_ia_id={click}" } });
        await app.ProcessAsync();

        app.Heard().ShouldContain("Referred App Install of i-2");
    }

    [Fact]
    public async Task An_app_that_is_first_opened_by_the_link_itself_is_installed_and_not_opened_besides()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2", link: ReferralTold.Home + "t1");
        app.Advance(TimeSpan.FromSeconds(1));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = ReferralTold.Home + "t1" });
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Referred App Install of i-2", "Generated App Install of anna"]);
        app.Referrals().ShouldHaveSingleItem().Match.ShouldBe("link");
    }

    [Fact]
    public async Task An_install_that_is_led_on_by_its_deferred_link_is_not_opened_but_another_click_opens_it()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = ReferralTold.Home + "t1" });
        app.Advance(TimeSpan.FromSeconds(20));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = $"{ReferralTold.Home}t1?lr_ia_id={app.Follow("t1")}" });
        await app.ProcessAsync();

        app.Heard().Where(name => name.StartsWith("Referred", StringComparison.Ordinal)).ShouldBe(["Referred App Install of i-2", "Referred App Open of i-2"]);
    }

    [Fact]
    public async Task An_old_click_and_an_archived_link_bring_nobody_and_say_why()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        app.Advance(TimeSpan.FromDays(8));
        app.Open("i-2", click);
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna"]);
        var outcome = app.Install("i-2").Referral.ShouldNotBeNull();
        (outcome.State, outcome.Reason).ShouldBe((MatchState.NotFound, "outside_window"));
        outcome.Explanation.ShouldHaveSingleItem().ShouldContain("8 d old; 7 d are allowed");
    }

    [Fact]
    public async Task A_like_device_is_guessed_about_for_two_hours()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Follow("t1");
        app.Advance(TimeSpan.FromMinutes(3));
        app.Init("i-2", new { system_version = "14", device_model = "Pixel 8", manufacturer = "Google" });
        await app.ProcessAsync();

        var referral = app.Referrals().Single(one => one.Occasion == Occasion.AppInstall);
        (referral.Match, referral.IsGuaranteedMatch).ShouldBe(("probabilistic", false));
    }

    [Fact]
    public async Task Guessing_can_be_switched_off()
    {
        await using var app = new ProcessingApplication(Some.App() with { Referrals = new() { Probabilistic = false } });
        app.Invite("t1", Person.User("anna"));
        app.Follow("t1");
        app.Advance(TimeSpan.FromMinutes(3));
        app.Init("i-2", new { system_version = "14", device_model = "Pixel 8", manufacturer = "Google" });
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna"]);
        app.Install("i-2").Referral.ShouldNotBeNull().Reason.ShouldBe("probabilistic_off");
    }

    [Fact]
    public async Task Owners_may_leave_relations_to_themselves()
    {
        await using var app = new ProcessingApplication(Some.App() with { Referrals = new() { SetReferrerOnAppInstall = false } });
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        await app.ProcessAsync();

        app.Heard().ShouldContain("Referred App Install of i-2");
        app.State.ReferrersOf("shop", Person.Install("i-2"), null, 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_the_first_sign_up_the_user_takes_over_what_the_install_had()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Invite("t1", Person.Install("i-1"));
        app.InstallThrough("t1", "i-2");
        app.SignUp("i-1", "anna");
        app.SignUp("i-2", "ben");
        app.Advance(TimeSpan.FromMinutes(1));
        app.InstallThrough("t1", "i-3");
        await app.ProcessAsync();

        app.Heard().Last().ShouldBe("Generated App Install of anna");
        app.State.FindLink("shop", "t1")!.Sender.ShouldBe(Person.User("anna"));
        app.State.ReferrersOf("shop", Person.User("ben"), Relation.AppInstall, 0, 10).ShouldHaveSingleItem().Referrer.ShouldBe(Person.User("anna"));
    }

    [Fact]
    public async Task Whoever_signs_up_as_the_sender_has_referred_themselves()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        app.SignUp("i-2", "anna");
        await app.ProcessAsync();

        var referral = app.Referrals().Single(one => one.Occasion == Occasion.AppInstall);
        (referral.Status, referral.Reasons[^1]).ShouldBe((FraudStatus.Rejected, "same_user"));
        app.State.ReferrersOf("shop", Person.User("anna"), Relation.AppInstall, 0, 10).ShouldBeEmpty();
        app.Stream.Count(happened => happened.Kind == EventKind.FraudStatus).ShouldBe(1);
    }
}
