using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class ReferralFiguresTests
{
    [Fact]
    public async Task A_referral_counts_by_channel_and_beside_it_by_content_and_country()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", new { locale = "en_IN" });
        app.InstallThrough("t1", "i-3", new { locale = "fr" }, "198.51.100.77");
        await app.ProcessAsync();

        Figures(app, "invite_app_install").ShouldBe(["invite_app_install whatsapp valid 2", "invite_app_install:content spring valid 2", "invite_app_install:country IN valid 1"]);
        app.Heard().Count(name => name.StartsWith("Referred App Install", StringComparison.Ordinal)).ShouldBe(2);
        Figures(app, "invite_unique_click").ShouldContain("invite_unique_click whatsapp valid 2");
    }

    [Fact]
    public async Task The_same_visitor_is_unique_once()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        for (var i = 0; i < 3; i++) app.Follow("t1");
        app.Follow("t1", "198.51.100.50");
        await app.ProcessAsync();

        (app.Figure("invite_link_click").Count, app.Figure("invite_unique_click").Count).ShouldBe((4, 2));
    }

    [Fact]
    public async Task A_review_takes_a_referral_from_one_status_to_the_other()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", address: "203.0.113.50");
        app.SignUp("i-1", "anna");
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", address: "203.0.113.50");
        await app.ProcessAsync();
        (app.Figure("invite_app_install", "suspicious").Count, app.Figure("inviter_installs").Count, app.State.ReviewQueue("shop")).ShouldBe((1, 1, 1));

        app.Advance(TimeSpan.FromDays(3));
        var id = app.Referrals().Single(one => one.Occasion == Occasion.AppInstall).Id;
        app.SayRaw(FactKind.ReferralReview, System.Text.Encoding.UTF8.GetString(Told.Write(new ReviewTold { Referral = id, Status = FraudStatus.Rejected, Why = "farm", By = "me" })));
        await app.ProcessAsync();

        (app.Figure("invite_app_install", "suspicious").Count, app.Figure("invite_app_install", "rejected").Count).ShouldBe((0, 1));

        // The click came from the sender's address too, and nobody looked at that.
        (app.Figure("referral_reason", "suspicious").Count, app.Figure("referral_reason", "rejected").Count).ShouldBe((1, 1));
        (app.Figure("inviter_installs").Count, app.State.ReviewQueue("shop")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Test_devices_are_counted_apart_and_bring_nobody()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.SignUp("i-1", "anna");
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2", new { is_debuggable = true }, "198.51.100.77");
        await app.ProcessAsync();

        (app.Figure("invite_app_install", "test").Count, app.Figure("invite_app_install").Count, app.Figure("inviter_installs").Count).ShouldBe((1, 1, 0));
        app.State.TopReferrers("shop", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, ReferrerOrder.Installs, 0, 10).ShouldHaveSingleItem().Installs.ShouldBe(0);
    }

    [Fact]
    public async Task What_invited_people_do_counts_once_for_each_of_them()
    {
        await using var app = new ProcessingApplication();
        app.Invite("t1", Person.User("anna"));
        app.InstallThrough("t1", "i-2");
        app.Init("i-3");

        foreach (var install in new[] { "i-2", "i-2", "i-3" })
        {
            app.Say(FactKind.Event, new { install_instance_id = install, event_name = "level_5" });
            app.Advance(TimeSpan.FromMinutes(5));
        }

        app.SignUp("i-2", "ben");
        app.SignUp("i-2", "ben");
        app.SignUp("i-3", "carl");
        app.Advance(TimeSpan.FromDays(1));
        app.Init("i-2");
        app.Init("i-3");
        app.Say(FactKind.Payment, new { install_instance_id = "i-2", payment_id = "p1", amount = 40 });
        app.Say(FactKind.Payment, new { install_instance_id = "i-3", payment_id = "p2", amount = 7 });
        await app.ProcessAsync();

        (app.Figure("events").Count, app.Figure("invite_event:level_5").Count).ShouldBe((3, 1));
        (app.Figure("signups").Count, app.Figure("invite_sign_up").Count).ShouldBe((2, 1));
        (app.Figure("returns").Count, app.Figure("referred_returns").Count).ShouldBe((2, 1));
        (app.Figure("cohort_revenue").Micros, app.Figure("referred_cohort_revenue").Micros, app.Figure("referred_first_opens").Count).ShouldBe((47_000_000, 40_000_000, 1));
    }

    static IEnumerable<string> Figures(ProcessingApplication app, string measure) => app.State.Figures("shop", DateOnly.MinValue, DateOnly.MaxValue)
        .Where(figure => figure.Key.Measure.StartsWith(measure, StringComparison.Ordinal))
        .GroupBy(figure => (figure.Key.Measure, figure.Key.Name, figure.Key.Source))
        .Select(group => $"{group.Key.Measure} {group.Key.Name} {group.Key.Source} {group.Sum(figure => figure.Figure.Count)}")
        .Order(StringComparer.Ordinal);
}
