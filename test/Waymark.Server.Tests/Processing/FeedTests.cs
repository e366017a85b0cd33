using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing;

public sealed class FeedTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_event_is_kept_with_its_time_its_attributes_and_where_it_came_from()
    {
        await using var app = new ProcessingApplication();
        app.Feed(Batch("c-1", Event("Push Impressions", "attribution", app.Now - (40 * Hour), new { wzrk_id = "7", Model = "Pixel" })));

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Kind, happened.Name, happened.UserId, happened.At).ShouldBe((EventKind.Feed, "Push Impressions", "c-1", app.Now - (40 * Hour)));
        happened.Origin.ShouldBe(new Origin("clevertap", "clevertap", "attribution"));
        System.Text.Encoding.UTF8.GetString(happened.Values.Span).ShouldBe("""{"wzrk_id":"7","Model":"Pixel"}""");
        app.Figure(Measures.FeedEvents, day: DateOnly.FromDateTime((app.Now - (40 * Hour)).UtcDateTime)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_time_in_seconds_is_understood_and_one_far_ahead_is_not_believed()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Feed, """{"feed":"clevertap","batch":{"events":[{"event_type":"first_run","data":{"timestamp_unixtime_ms":1767000000}},{"event_type":"first_run","data":{"timestamp_unixtime_ms":"4102444800000"}}]}}""");

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.At).ShouldBe([DateTimeOffset.FromUnixTimeSeconds(1767000000), app.Now]);
        app.FeedCount(FeedFigures.Warnings, "time_not_believed").ShouldBe(1);
        app.FeedCount(FeedFigures.UnmatchedBatches).ShouldBe(1);
        app.Stream[0].Origin!.IsUnmatched.ShouldBeTrue();
    }

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
    public async Task A_batch_of_attributes_alone_updates_the_profile_and_the_newer_word_wins_whenever_it_comes()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customerid = "u-1", email = "ada@shop.example" }, user_attributes = new { ct_name = "Ada", ct_dob = "1990/12/10", ct_push_opt_in = "1", ct_gender = "F", ct_photo = "https://img.example.test/a.png", ct_email_opt_in = "false", ct_sms_opt_in = false, ct_whatsapp_opt_in = "0" } });
        app.Advance(Hour);
        app.Feed(Batch("u-1", Event("Push Impressions", "attribution", app.Now - (50 * Hour), new { }), new { ct_gender = "X", city = "Pune" }));
        app.Feed(new { user_identities = new { customer_id = "u-1" }, deleted_user_attributes = new[] { "ct_photo" } });

        await app.ProcessAsync();

        var user = app.User("u-1");
        (user.Name, user.Email).ShouldBe(("Ada", "ada@shop.example"));
        user.Traits.ShouldBe(
            new Dictionary<string, string>
            {
                ["city"] = "\"Pune\"",
                ["ct_dob"] = "\"1990-12-10\"",
                ["ct_email_opt_in"] = "false",
                ["ct_gender"] = "\"F\"",
                ["ct_name"] = "\"Ada\"",
                ["ct_push_opt_in"] = "true",
                ["ct_sms_opt_in"] = "false",
                ["ct_whatsapp_opt_in"] = "false",
            },
            ignoreOrder: true);
        app.Names.ShouldBe(["user_updated", "user_updated", "Push Impressions", "user_updated"]);
        app.Stream.ShouldAllBe(happened => happened.Origin!.Partner == "clevertap");
        app.FeedCount(FeedFigures.ProfileBatches).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_attributes_again_are_no_news_but_keep_older_words_out()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { tier = "gold" } });
        app.Advance(10 * Hour);
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { tier = "gold" } });
        app.Feed(Batch("u-1", Event("Push Impressions", "attribution", app.Now - (5 * Hour), new { }), new { tier = "silver" }));

        await app.ProcessAsync();

        app.Names.ShouldBe(["user_updated", "Push Impressions"]);
        app.User("u-1").Traits["tier"].ShouldBe("\"gold\"");
    }

    [Fact]
    public async Task A_refused_channel_is_withheld_whatever_else_is_decided_until_it_is_allowed_again()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { ct_email_opt_in = false, ct_push_opt_in = "false" } });
        app.Say(FactKind.Sharing, new { user_id = "u-1", opted_out = false, blocked = new[] { "meta" } });
        await app.ProcessAsync();
        (app.User("u-1").Sharing!.Withheld, app.User("u-1").Sharing!.Blocks("meta")).ShouldSatisfyAllConditions(
            told => told.Item1.ShouldBe(["email", "push"]), told => told.Item2.ShouldBeTrue());

        app.Advance(Hour);
        app.Feed(Batch("u-1", Event("Channel Unsubscribed", "other", app.Now, new Dictionary<string, string> { ["Type"] = "Email", ["Resubscribed"] = "true" })));
        app.Feed(Batch("u-1", Event("Channel Unsubscribed", "other", app.Now, new Dictionary<string, string> { ["Type"] = "Push", ["Resubscribed"] = "true", ["Group"] = "News" })));
        await app.ProcessAsync();

        app.User("u-1").Sharing!.Withheld.ShouldBe(["push"]);
        app.User("u-1").Sharing!.Blocks("meta").ShouldBeTrue();
    }

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

    [Fact]
    public async Task Tests_of_the_sender_are_kept_and_mean_nothing()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { environment = "development", user_identities = new { customer_id = "u-1" }, user_attributes = new { ct_name = "Ada" }, events = Launched(app) });

        await app.ProcessAsync();

        app.Stream.ShouldHaveSingleItem().Origin!.IsDevelopment.ShouldBeTrue();
        app.State.FindUser("shop", "u-1").ShouldBeNull();
        app.Figure(Measures.FeedEvents).Count.ShouldBe(0);
        app.FeedCount(FeedFigures.DevelopmentBatches).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_counts_once_for_thirty_days_and_what_has_no_id_always_counts()
    {
        await using var app = new ProcessingApplication();

        foreach (var wait in new[] { 0, 29 * 24, 31 * 24 })
        {
            app.Advance(wait * Hour);
            app.SayRaw(FactKind.Feed, """{"feed":"clevertap","batch":{"events":[{"event_type":"first_run","data":{"source_message_id":"m-1"}},{"event_type":"first_run"}]}}""");
        }

        await app.ProcessAsync();

        app.Stream.Count.ShouldBe(5);
        app.FeedCount(FeedFigures.RepeatedEvents).ShouldBe(1);
    }

    [Fact]
    public async Task Names_and_values_beyond_the_limits_are_cut_and_counted()
    {
        await using var app = new ProcessingApplication();
        var many = Enumerable.Range(0, 120).ToDictionary(number => $"a{number}", number => number == 0 ? new string('v', 5_000) : "v");
        app.Feed(Batch("u-1", Event(new string('n', 300), "unheard_of", app.Now, many)));

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        happened.Name.ShouldBe(new string('n', 256));
        happened.Origin!.Type.ShouldBe("other");
        using var values = System.Text.Json.JsonDocument.Parse(happened.Values);
        (values.RootElement.EnumerateObject().Count(), values.RootElement.GetProperty("a0").GetString()!.Length).ShouldBe((100, 4_096));
        string[] warnings = ["name_cut", "custom_event_type_unknown", "attributes_left_out", "attribute_value_cut"];
        warnings.ShouldAllBe(warning => app.FeedCount(FeedFigures.Warnings, warning) == 1);
    }

    [Fact]
    public async Task Names_without_end_do_not_fill_the_figures()
    {
        await using var app = new ProcessingApplication();
        for (var number = 0; number < 1_005; number++)
            app.Feed(Batch("u-1", Event($"made up {number}", "other", app.Now, new { })));

        await app.ProcessAsync(400);

        var events = app.State.FeedCounts("shop", "clevertap").Where(count => count.What == FeedFigures.Events).ToList();
        (events.Count, events.Single(count => count.Name.Length == 0).Count).ShouldBe((1_001, 5));
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

    [Fact]
    public async Task A_webhook_tells_of_each_person_in_its_list_once()
    {
        await using var app = new ProcessingApplication();
        object Profile(string id) => new { Identity = id, Email = $"{id}@shop.example", ObjectId = $"__{id}", Name = "Nila", Event_properties = new { value = 149.5 }, systemProfileData = new { emailSubscription = "Unsubscribed" } };
        var body = new { targetId = 1_700_000_001, key_values = new { Event = "Cart Left" }, profiles = new[] { Profile("u-1"), Profile("u-2") } };
        app.Webhook(body);
        app.Advance(TimeSpan.FromSeconds(3));
        app.Webhook(body);

        await app.ProcessAsync();

        FeedEvents(app).Select(happened => (happened.Name, happened.UserId)).ShouldBe([("Cart Left", "u-1"), ("Cart Left", "u-2")]);
        System.Text.Encoding.UTF8.GetString(FeedEvents(app)[0].Values.Span).ShouldBe("""{"value":149.5,"Event":"Cart Left","targetId":"1700000001"}""");
        (app.User("u-1").Name, app.User("u-1").Email, app.User("u-1").Sharing!.Withheld.Single()).ShouldBe(("Nila", "u-1@shop.example", "email"));
        app.FeedCount(FeedFigures.RepeatedWebhooks).ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"feed":"clevertap","body":{"profiles":{"identity":"u-1","key_values":{"event":"Sale"},"event_properties":{"a":1}}}}""", "Sale", "u-1", """{"a":1,"event":"Sale"}""")]
    [InlineData("""{"feed":"clevertap","event":"By address","body":{"identity":"u-1","anything":[1]}}""", "By address", "u-1", """{"identity":"u-1","anything":[1]}""")]
    [InlineData("""{"feed":"clevertap","text":"identity=u%2D1&event=Form&x=a+b"}""", "Form", "u-1", """{"identity":"u-1","event":"Form","x":"a b"}""")]
    [InlineData("""{"feed":"clevertap","query":"?identity=u-1&x=1"}""", "Webhook", "u-1", """{"identity":"u-1","x":"1"}""")]
    [InlineData("""{"feed":"clevertap","text":"Hello there"}""", "Webhook", null, """{"text":"Hello there"}""")]
    [InlineData("""{"feed":"clevertap"}""", "Webhook", null, "{}")]
    public async Task A_webhook_may_have_any_form(string fact, string name, string? userId, string values)
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.FeedWebhook, fact);

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Name, happened.UserId, System.Text.Encoding.UTF8.GetString(happened.Values.Span)).ShouldBe((name, userId, values));
    }

    [Fact]
    public async Task What_came_by_a_feed_that_the_configuration_does_not_have_is_counted()
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.Feed, """{"feed":"other","batch":{}}""");
        app.SayRaw(FactKind.FeedWebhook, """{"feed":"other"}""");

        await app.ProcessAsync();

        app.Dropped["unknown_feed"].ShouldBe(2);
        app.Logged.ShouldBeEmpty();
    }

    static List<StreamEvent> FeedEvents(ProcessingApplication app) => [.. app.Stream.Where(happened => happened.Kind == EventKind.Feed)];

    static object[] Launched(ProcessingApplication app) => [Event("App Launched", "other", app.Now, new { })];

    static object Batch(string customer, object happened, object? attributes = null) =>
        new { user_identities = new { customer_id = customer }, user_attributes = attributes, events = new[] { happened } };

    static object Event(string name, string type, DateTimeOffset at, object attributes) => new
    {
        event_type = "custom_event",
        data = new { event_name = name, custom_event_type = type, timestamp_unixtime_ms = at.ToUnixTimeMilliseconds(), custom_attributes = attributes },
    };
}
