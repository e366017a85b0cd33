using Waymark.Apps;
using Waymark.Facts;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class ReengagementTests
{
    const string Link = "https://go.shop.example/p/42?c=AbC123&ref=push";

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_link_that_opens_the_app_wins_the_user_back_for_thirty_days()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(Day);
        app.Say(FactKind.DeepLink, Opened(Link));
        app.Say(FactKind.Event, Event("bought"));
        app.Advance(30 * Day);
        app.Say(FactKind.Event, Event("on_the_last_day"));
        app.Advance(TimeSpan.FromMilliseconds(1));
        app.Say(FactKind.Event, Event("after"));

        await app.ProcessAsync();

        app.Stream.Select(happened => (happened.Name, happened.Credit!.Source, happened.Credit.IsReengagement)).ShouldBe(
        [
            ("install", "ORGANIC", false),
            ("reengagement", "META", true),
            ("bought", "META", true),
            ("on_the_last_day", "META", true),
            ("after", "ORGANIC", false),
        ]);
        app.Figure(Measures.Reengagements, "META").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_open_that_the_link_led_to_is_credited_to_it_and_told_only_once()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(Day);
        app.Init("i-1", link: Link);
        app.Advance(TimeSpan.FromSeconds(1));
        app.Say(FactKind.DeepLink, Opened(Link));

        await app.ProcessAsync();

        app.Stream.Select(happened => (happened.Name, happened.Credit!.Source))
            .ShouldBe([("install", "ORGANIC"), ("reengagement", "META"), ("open", "META")]);
        app.Install("i-1").RefusedReengagement.ShouldBeNull();
        app.Dropped["repeat"].ShouldBe(1);
    }

    [Fact]
    public async Task Another_link_within_a_day_is_not_credited_and_the_reason_is_kept()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(Day);
        app.Say(FactKind.DeepLink, Opened(Link));
        app.Advance(TimeSpan.FromHours(23));
        app.Say(FactKind.DeepLink, Opened("https://go.shop.example/p/42?c=Bare"));

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "reengagement"]);
        app.Install("i-1").RefusedReengagement!.Candidates.Single().Because
            .ShouldBe("The last credited re-engagement was 23 h ago; 24 h are asked for.");
    }

    [Fact]
    public async Task The_deferred_deep_link_handed_back_right_after_the_install_wins_nobody_back()
    {
        await using var app = new ProcessingApplication();
        var click = app.Click();
        app.Init("i-1", new { install_ref = $"lr_ia_id={click}" });
        app.Advance(TimeSpan.FromSeconds(3));
        app.Say(FactKind.DeepLink, Opened("https://go.shop.example/p/42?ref=own&c=AbC123"));

        await app.ProcessAsync();

        app.Names.ShouldBe(["install"]);
    }

    [Fact]
    public async Task Users_who_were_not_away_long_enough_are_not_won_back()
    {
        await using var app = new ProcessingApplication(Some.App() with { Attribution = new AttributionSettings { InactivityDays = 7 } });
        app.Init("i-1");
        app.Init("i-2");
        app.Advance(6 * Day);
        app.Say(FactKind.Event, Event("still_here"));
        app.Advance(Day);
        app.Init("i-1");
        app.Init("i-2");
        app.Advance(TimeSpan.FromSeconds(2));
        app.Say(FactKind.DeepLink, Opened(Link));
        app.Say(FactKind.DeepLink, Opened(Link, "i-2"));

        await app.ProcessAsync();

        app.Stream.Where(happened => happened.Name == "reengagement").Select(happened => happened.InstallId).ShouldBe(["i-2"]);
        app.Install("i-1").RefusedReengagement!.Candidates.Single().Because.ShouldBe("The user had been away for 24 h; 7 d are asked for.");
    }

    [Theory]
    [InlineData("https://elsewhere.example/p?pid=Email")]
    [InlineData("https://go.shop.example/p/42")]
    [InlineData("shop://p/42")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("x:////")]
    [InlineData("http://[::1]:99999/")]
    [InlineData("http://%00/?c=AbC123")]
    [InlineData("not a url")]
    public async Task A_link_without_a_campaign_of_ours_changes_nothing(string url)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Advance(Day);
        app.Say(FactKind.DeepLink, Opened(url));

        await app.ProcessAsync();

        app.Names.ShouldBe(["install"]);
        app.Dropped.ShouldNotContainKey("not_understood");
    }

    [Fact]
    public async Task Before_the_first_open_there_is_nobody_to_win_back()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.DeepLink, Opened(Link));

        await app.ProcessAsync();

        app.Dropped["not_opened_yet"].ShouldBe(1);
    }

    [Fact]
    public async Task Old_clients_say_when_they_have_followed_their_deferred_deep_link()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.DeepLinkTriggered, new { install_instance_id = "i-1" });
        app.Say(FactKind.DeepLinkTriggered, new { token = "prj_shop" });

        await app.ProcessAsync();

        app.Install("i-1").IsDeepLinkConsumed.ShouldBeTrue();
        app.Dropped["no_install"].ShouldBe(1);
    }

    static object Opened(string url, string installId = "i-1") => new { install_instance_id = installId, deeplink_url = url };

    static object Event(string name) => new { install_instance_id = "i-1", event_name = name };
}
