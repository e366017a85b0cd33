using System.Text.Json.Nodes;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class OpenReferralTests
{
    [Fact]
    public async Task An_app_that_was_there_and_is_opened_through_an_invite_is_opened_only()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2");
        app.SignUp("i-2", "ben");
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-2", link: ReferralTold.Home + "t1?gift=gold");
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = ReferralTold.Home + "t1?gift=gold" });
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Referred App Open of ben", "Generated App Open of anna"]);
        app.Referrals().ShouldHaveSingleItem().LinkParams["gift"].ShouldBe("gold");
        app.State.ReferrersOf("shop", Person.User("ben"), null, 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_click_opens_an_install_once_and_another_click_again()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2");
        app.Advance(TimeSpan.FromDays(1));
        var first = app.Follow("t1");
        OpenBy(app, first);
        OpenBy(app, first);
        OpenBy(app, app.Follow("t1"));
        await app.ProcessAsync();

        app.Heard().Count(name => name == "Referred App Open of i-2").ShouldBe(2);
        app.Install("i-2").Referral.ShouldNotBeNull().Referral.ShouldNotBeNull();

        static void OpenBy(ProcessingApplication app, string click)
        {
            app.Advance(TimeSpan.FromMinutes(5));
            app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = $"{ReferralTold.Home}t1?lr_ia_id={click}" });
        }
    }

    [Fact]
    public async Task A_click_of_the_day_before_yesterday_opens_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2");
        var click = app.Follow("t1");
        app.Advance(TimeSpan.FromHours(25));
        app.Say(FactKind.DeepLink, new { install_instance_id = "i-2", deeplink_url = $"{ReferralTold.Home}t1?lr_ia_id={click}" });
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna"]);
        app.Install("i-2").Referral.ShouldNotBeNull().Reason.ShouldBe("outside_window");
    }

    [Fact]
    public async Task A_click_is_told_of_invites_and_persons_only()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Marketing("poster");
        app.Follow("t1");
        app.Follow("poster");
        app.Follow("t1", userAgent: "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)");
        app.Follow("nobody");
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna"]);
        var click = app.Referrals().ShouldHaveSingleItem();
        (click.Occasion, click.Referred, click.Match).ShouldBe((Occasion.LinkClick, null, null));
    }

    [Fact]
    public async Task A_typed_code_and_a_given_token_bring_an_install_for_a_week()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.Init("i-2");
        app.Init("i-3");
        app.Init("i-4");
        app.Advance(TimeSpan.FromDays(6));
        app.Say(FactKind.LinkGiven, new { install_instance_id = "i-2", code = " t1-code " });
        app.Say(FactKind.LinkGiven, new { install_instance_id = "i-3", link_token = "t1" });
        app.Say(FactKind.LinkGiven, new { install_instance_id = "i-2", link_token = "t1" });
        app.Say(FactKind.LinkGiven, new { install_instance_id = "i-4", code = "WRONG" });
        app.Advance(TimeSpan.FromDays(2));
        app.Say(FactKind.LinkGiven, new { install_instance_id = "i-4", code = "T1CODE" });
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Referred App Install of i-2", "Generated App Install of anna", "Referred App Install of i-3", "Generated App Install of anna"]);
        app.Referrals().Select(one => (one.Match, one.Channel)).ShouldBe([("code", "manual"), ("token", "whatsapp")]);
        app.Install("i-2").GivenLink.ShouldNotBeNull().Reason.ShouldBe("already_matched");
        app.Install("i-4").GivenLink.ShouldNotBeNull().Reason.ShouldBe("too_late");
        app.Install("i-4").Referral.ShouldBeNull();
    }

    [Fact]
    public async Task Each_match_is_told_once()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-2" });
        var shown = app.Journal.Count;
        app.Say(FactKind.ReferralQuestion, new { install_instance_id = "i-2" });
        var told = app.Journal.Count;
        app.Say(FactKind.ReferralQuestion, new { install_instance_id = "i-2" });
        app.Say(FactKind.AttributionData, new { install_instance_id = "i-2" });
        await app.ProcessAsync();

        var outcome = app.Install("i-2").Referral.ShouldNotBeNull();
        (outcome.ShownOn, outcome.ToldOn).ShouldBe((shown, told));
    }

    [Fact]
    public async Task Visitors_of_a_page_are_told_of_when_they_sign_in()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        app.Advance(TimeSpan.FromSeconds(5));
        Visit(app, "page_view", click);
        app.Advance(TimeSpan.FromMinutes(20));
        Visit(app, "page_view", click);
        app.Advance(TimeSpan.FromMinutes(20));
        Visit(app, "identify", click, "ben", isNew: true);
        Visit(app, "identify", click, "ben", isNew: true);
        app.Advance(TimeSpan.FromDays(1));
        Visit(app, "identify", app.Follow("t1"), "ben", isNew: true);
        Visit(app, "identify", app.Follow("t1"), "ben");
        await app.ProcessAsync();

        app.Heard().Where(name => !name.Contains("Click", StringComparison.Ordinal)).ShouldBe(
        [
            "Referred Web Sign Up of ben", "Generated Web Sign Up of anna",
            "Referred Web Open of ben", "Generated Web Open of anna",
            "Referred Web Open of ben", "Generated Web Open of anna",
        ]);
    }

    [Fact]
    public async Task A_visitor_who_signs_in_too_late_or_without_a_link_came_by_themselves()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        var click = app.Follow("t1");
        Visit(app, "page_view", click);
        app.Advance(TimeSpan.FromMinutes(31));
        Visit(app, "identify", click, "ben");
        Visit(app, "identify", null, "carl");
        await app.ProcessAsync();

        app.Heard().ShouldBe(["Generated Link Click of anna"]);
    }

    static void Visit(ProcessingApplication app, string type, string? click, string? user = null, bool isNew = false) => app.Say(FactKind.Web, new JsonObject
    {
        ["event_id"] = $"e-{app.Journal.Count}", ["event_type"] = type, ["session_id"] = "s-1", ["user_id"] = user ?? "", ["is_new_user"] = isNew ? 1 : 0,
        ["link_url"] = click is null ? "" : $"https://www.shop.example/?lr_ia_id={click}",
    });
}
