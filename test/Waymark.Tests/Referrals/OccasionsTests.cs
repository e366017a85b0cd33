using Waymark.Referrals;

namespace Waymark.Tests.Referrals;

public sealed class OccasionsTests
{
    [Theory]
    [InlineData(false, false, Occasion.AppInstall)]
    [InlineData(true, false, Occasion.AppReinstall)]
    [InlineData(false, true, Occasion.AppReinstall)]
    [InlineData(true, true, Occasion.AppReinstall)]
    public void A_new_install_is_one_unless_its_device_or_user_had_the_app(bool device, bool user, Occasion occasion) =>
        Occasions.Of(new AppArrival { IsNewInstall = true, IsDeviceKnown = device, IsUserKnownOnPlatform = user }).Occasion.ShouldBe(occasion);

    [Fact]
    public void An_install_is_told_once() => Nothing(
        Occasions.Of(new AppArrival { IsNewInstall = true, IsDeviceKnown = true, HasInstallReferral = true }), "already_matched");

    [Fact]
    public void An_open_of_an_app_that_was_there_is_an_open() => Occasions.Of(new AppArrival { HasInstallReferral = true }).Occasion.ShouldBe(Occasion.AppOpen);

    [Fact]
    public void The_open_that_completes_an_install_is_no_open_besides() => Nothing(Occasions.Of(new AppArrival { CompletesInstall = true }), "completes_install");

    [Fact]
    public void A_click_opens_an_install_once() => Nothing(Occasions.Of(new AppArrival { IsClickTold = true }), "already_told");

    [Fact]
    public void An_account_made_in_the_links_session_is_a_sign_up() =>
        Occasions.Of(Visitor with { IsNewAccount = true }).Occasion.ShouldBe(Occasion.WebSignUp);

    [Fact]
    public void An_account_that_was_there_is_an_open() => Occasions.Of(Visitor).Occasion.ShouldBe(Occasion.WebOpen);

    [Fact]
    public void A_page_that_calls_a_known_account_new_is_not_believed() =>
        Occasions.Of(Visitor with { IsNewAccount = true, WasKnown = true }).Occasion.ShouldBe(Occasion.WebOpen);

    [Fact]
    public void A_user_signs_up_on_the_web_once_ever() =>
        Occasions.Of(Visitor with { IsNewAccount = true, HasSignedUpBefore = true }).Occasion.ShouldBe(Occasion.WebOpen);

    [Fact]
    public void A_user_comes_through_a_click_once() => Nothing(Occasions.Of(Visitor with { IsClickTold = true }), "already_told");

    [Fact]
    public void Nobody_is_told_of_before_they_sign_in() => Nothing(Occasions.Of(Visitor with { IsSignedIn = false }), "not_signed_in");

    [Fact]
    public void A_session_without_a_link_brings_nobody() => Nothing(Occasions.Of(Visitor with { SinceLink = null }), "no_link_session");

    [Theory]
    [InlineData(30, true)]
    [InlineData(30.01, false)]
    public void A_session_lasts_half_an_hour(double minutes, bool counts) =>
        (Occasions.Of(Visitor with { SinceLink = TimeSpan.FromMinutes(minutes) }).Occasion == Occasion.WebOpen).ShouldBe(counts);

    [Fact]
    public void A_person_who_follows_an_invite_clicks_it() => Occasions.Of(new LinkVisit(HasSender: true, IsPerson: true)).Occasion.ShouldBe(Occasion.LinkClick);

    [Fact]
    public void A_click_on_a_link_without_a_sender_is_told_to_nobody() => Nothing(Occasions.Of(new LinkVisit(HasSender: false, IsPerson: true)), "no_sender");

    [Fact]
    public void A_preview_is_no_click() => Nothing(Occasions.Of(new LinkVisit(HasSender: true, IsPerson: false)), "not_a_person");

    static WebArrival Visitor => new() { IsSignedIn = true, SinceLink = TimeSpan.FromMinutes(3) };

    static void Nothing(OccasionVerdict verdict, string reason)
    {
        verdict.Occasion.ShouldBeNull();
        verdict.Reason.ShouldBe(reason);
        verdict.Because.ShouldNotBeEmpty();
    }
}
