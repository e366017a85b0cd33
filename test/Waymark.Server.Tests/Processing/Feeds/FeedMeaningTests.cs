using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using static Waymark.Server.Tests.Support.FeedWords;

namespace Waymark.Server.Tests.Processing.Feeds;

public sealed class FeedMeaningTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("token", "t-1")]
    [InlineData("clevertapId", "ct-1")]
    [InlineData("source", "whoever")]
    public async Task An_uninstall_marks_the_install_by_token_or_id_or_as_the_users_latest(string key, string value)
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.PushToken, new { install_instance_id = "i-1", push_token = "t-1" });
        app.Say(FactKind.Integrations, new { install_instance_id = "i-1", integration_info = new { clevertap_id = "ct-1" } });
        app.Advance(30 * Hour);
        var uninstall = new { user_identities = key == "source" ? new { customer_id = "u-1" } : null, events = new[] { new { event_type = "uninstall", data = new { timestamp_unixtime_ms = app.Now.ToUnixTimeMilliseconds(), custom_attributes = new Dictionary<string, string> { [key] = value } } } } };
        app.Feed(uninstall);
        app.Feed(uninstall);

        await app.ProcessAsync();

        app.Install("i-1").UninstalledAt.ShouldBe(app.Now);
        FeedEvents(app).ShouldAllBe(happened => happened.InstallId == "i-1" && happened.Name == "App Uninstalled");
        app.Figure(Measures.Uninstalls, "ORGANIC").Count.ShouldBe(1);

        app.Advance(Hour);
        app.Init("i-1");
        await app.ProcessAsync();
        app.Install("i-1").UninstalledAt.ShouldBeNull();
    }

    [Fact]
    public async Task An_install_that_was_used_later_was_not_removed()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.PushToken, new { install_instance_id = "i-1", push_token = "t-1" });
        app.Feed(new { events = new[] { new { event_type = "uninstall", data = new { timestamp_unixtime_ms = (app.Now - Hour).ToUnixTimeMilliseconds(), custom_attributes = new { token = "t-1" } } } } });
        app.Feed(new { events = new[] { new { event_type = "uninstall", data = new { custom_attributes = new { token = "t-9" } } } } });

        await app.ProcessAsync();

        app.Install("i-1").UninstalledAt.ShouldBeNull();
        app.FeedCount(FeedFigures.Warnings, "uninstall_of_unknown_install").ShouldBe(1);
    }

    [Fact]
    public async Task A_followed_message_wins_the_user_back_once_and_is_credited_for_what_follows()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Advance(30 * Hour);
        var props = new Dictionary<string, object> { ["Campaign id"] = "77", ["Campaign type"] = "Push", ["wzrk_dl"] = "shop://sale" };
        app.Feed(Batch("u-1", Event("Notification Clicked", "attribution", app.Now, props)));
        app.Feed(Batch("u-1", Event("UTM Visited", "navigation", app.Now, new Dictionary<string, object> { ["Campaign id"] = "77", ["session_props"] = """{"utm_source":"letter"}""" })));
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "bought" });

        await app.ProcessAsync();

        app.Names.ShouldBe(["install", "signup", "reengagement", "Notification Clicked", "UTM Visited", "bought"]);
        var verdict = app.Install("i-1").Reengagement!;
        (verdict.MatchType, verdict.Credit.Source, verdict.Credit.Medium, verdict.Credit.CampaignId, verdict.DeepLink)
            .ShouldBe((Waymark.Attribution.MatchType.OwnedMedia, "CLEVERTAP", "push", "77", "shop://sale"));
        app.Install("i-1").RefusedReengagement.ShouldBeNull();
        app.Stream.Skip(2).ShouldAllBe(happened => happened.Credit!.IsReengagement && happened.Credit.Source == "CLEVERTAP");
        app.Figure(Measures.Reengagements, "CLEVERTAP").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_click_before_the_install_or_for_one_wins_nobody_back()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Feed(Batch("u-1", Event("Notification Clicked", "attribution", app.Now - Hour, new { })));
        app.Feed(Batch("u-1", Event("UTM Visited", "navigation", app.Now + Hour, new { Install = "Y" })));

        await app.ProcessAsync();

        (app.Install("i-1").Reengagement, app.Install("i-1").RefusedReengagement).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_second_message_within_a_day_is_refused_with_the_reason()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Advance(30 * Hour);
        app.Feed(Batch("u-1", Event("Notification Clicked", "attribution", app.Now, new { })));
        app.Advance(5 * Hour);
        app.Feed(Batch("u-1", Event("Notification Clicked", "attribution", app.Now, new { })));

        await app.ProcessAsync();

        app.Install("i-1").RefusedReengagement!.Candidates.Single().Because.ShouldBe("The last credited re-engagement was 5 h ago; 24 h are asked for.");
    }

    [Fact]
    public async Task Launches_and_sessions_are_activity_and_a_stage_is_a_trait()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        var opened = app.Now;
        app.Advance(100 * Hour);
        app.Feed(Batch("u-1", Event("Session Concluded", "other", app.Now - (10 * Hour), new Dictionary<string, string> { ["Session Length"] = "312" })));
        app.Feed(Batch("u-1", Event("State Transitioned", "other", app.Now, new { Destination = "Loyal", Source = "New" })));

        await app.ProcessAsync();

        (app.Install("i-1").LastActiveAt, app.Install("i-1").ActiveBefore).ShouldBe((app.Now - (10 * Hour), opened));
        app.User("u-1").Traits["ct_stage"].ShouldBe("\"Loyal\"");
    }
}
