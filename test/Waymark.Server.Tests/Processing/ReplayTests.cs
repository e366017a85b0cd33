using System.Text;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Server.Tests.Processing.Referrals;
using Waymark.Server.Tests.Support;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Processing;

public sealed class ReplayTests
{
    const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36";

    const string Flows = """
        [ { "id": "third", "trigger": { "type": "periodic", "event": "seen", "count": 3 }, "actions": [ { "type": "setReferrer" }, { "type": "webhook", "event": "x", "target": "referrers", "count": 2 } ] },
          { "id": "credit", "trigger": { "type": "event", "event": "Referred seen", "count": 0 }, "actions": [ { "type": "changeProperty", "target": "referrers", "properties": [ { "name": "credits", "change": "increment" } ] } ] },
          { "id": "idle", "trigger": { "type": "audience", "cron": "0 */3 * * *", "audience": { "idleDays": 1, "didNot": ["bought"] } }, "actions": [ { "type": "ban", "seconds": 60, "limit": 1 } ] } ]
        """;

    const string Rewards = """
        [ { "id": "friends", "holdDays": 2, "approval": "automatic", "referrer": { "event": "seen", "amount": 10 }, "referred": { "event": "payment", "amount": 5 },
            "caps": { "perReferrerDay": 2 }, "milestones": [ { "at": 2, "amount": 50 } ] } ]
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(20260101)]
    public async Task However_the_journal_is_cut_into_batches_and_wherever_it_crashes_the_same_comes_of_it(int seed)
    {
        await using var once = Told(seed);
        await once.ProcessAsync(1_000);

        await using var again = Told(seed);
        await CrashAsync(again, 500, touches => touches.BeforeCommit = new IOException("Gone."));
        await CrashAsync(again, 1_500, touches => touches.AfterCommit = new IOException("Gone in between."));
        await again.ProcessAsync(7);

        once.Logged.ShouldBeEmpty();
        once.Stream.Select(happened => happened.Kind).Distinct().Order().ShouldBe(Enum.GetValues<EventKind>());
        once.Rewards().Select(reward => reward.State).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
        once.Stream.Where(happened => happened.Kind == EventKind.Referral).Select(happened => happened.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(9);
        MatchTypes(once).ShouldBe(["deeplink", "gp_referrer", "id_matching", "organic", "probabilistic", "referrer_claim"]);
        once.Stream.Count(happened => happened is { RevenueUsd: > 0, Revenue.Currency: not "USD" }).ShouldBeGreaterThan(20);
        again.Dump().ShouldBe(once.Dump());
    }

    [Fact]
    public async Task A_fact_means_what_it_meant_under_the_configuration_of_its_time()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1", link: "https://go.shop.example/p/42?c=AbC123");
        app.Configure(Some.App() with { Campaigns = [] });
        app.Init("i-2", link: "https://go.shop.example/p/42?c=AbC123");

        await app.ProcessAsync();

        app.Stream.Select(happened => happened.Credit!.Source).ShouldBe(["META", "ORGANIC"]);
        app.Stream.Select(happened => happened.Version).ShouldBe([1, 2]);
        app.Install("i-1").Verdict!.ConfigurationVersion.ShouldBe(1);
        app.Install("i-2").Verdict!.ConfigurationVersion.ShouldBe(2);
    }

    static IEnumerable<string?> MatchTypes(ProcessingApplication app) => app.Stream
        .Where(happened => happened.Kind <= EventKind.Reattribution)
        .Select(happened => (string?)JsonNode.Parse(happened.Values.Span)!["match_type"])
        .Distinct()
        .Order(StringComparer.Ordinal);

    static async Task CrashAsync(ProcessingApplication app, int facts, Action<BrittleTouches> howItFails)
    {
        await app.ProcessUpToAsync(facts, 7);
        howItFails(app.Touches);
        await Should.ThrowAsync<IOException>(() => app.ProcessAsync(7));
        await app.ReopenAsync();
    }

    static ProcessingApplication Told(int seed)
    {
        var random = new Random(seed);
        var app = new ProcessingApplication(Acquaintance.With(Flows, Rewards) with
        {
            TimeZone = "Asia/Kolkata",
            Attribution = new AttributionSettings { ReattributionDays = 10 },
        });
        var clicks = new List<string> { "unknown" };
        app.Known["203.0.113.3"] = new AddressNote { Country = "US", Network = NetworkKind.DataCentre };

        for (var number = 0; number < 4_000; number++)
        {
            // Mostly on, now and then back a little: machines' clocks are set.
            app.Advance(TimeSpan.FromSeconds(random.Next(-30, random.Next(20) == 0 ? 20_000 : 240)));
            TellSomething(app, random, clicks);
            if (random.Next(20) == 0) app.Tick();
        }

        return app;
    }

    static void TellSomething(ProcessingApplication app, Random random, List<string> clicks)
    {
        var device = random.Next(60);
        var install = $"i-{device}-{random.Next(1 + (int)((app.Now - Some.Moment).TotalDays / 5))}";
        var (user, address) = ($"u-{random.Next(40)}", $"203.0.113.{device % 12}");
        var gaid = $"38400000-8cf0-11bd-b23e-1000000000{device:D2}";
        var link = random.Next(4) == 0
            ? $"https://go.shop.example/smart{random.Next(4)}/p/{random.Next(3)}"
            : $"https://go.shop.example/p/{random.Next(3)}?c={(random.Next(2) == 0 ? "AbC123" : "Bare")}";
        var moment = random.Next(3) == 0 ? random.Next(5) : (int?)null;

        if (random.Next(6) == 0) PeopleOfTheDay.Tell(app, random, install, user);
        if (random.Next(4) == 0) ReferralsOfTheDay.Tell(app, random, install, user, clicks);

        switch (random.Next(23))
        {
            case 0 or 1:
                clicks.Add(app.Click(random.Next(3) == 0 ? $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}advertising_id={gaid}" : link, address, Pixel));
                break;
            case 2 or 3:
                app.Init(
                    install,
                    new
                    {
                        gaid = random.Next(2) == 0 ? gaid : null,
                        android_id = $"c0ffee12345678{device:D2}",
                        system_version = "14",
                        device_model = "Pixel 8",
                        installBeginTimestampServerSeconds = random.Next(2) == 0 ? app.Now.AddHours(-1).ToUnixTimeSeconds() : (long?)null,
                        install_ref = random.Next(4) switch { 0 => $"lr_ia_id={clicks[random.Next(clicks.Count)]}", 1 => "utm_source=letter", _ => null },
                    },
                    random.Next(4) == 0 ? link : null,
                    address);
                break;
            case 4:
                app.Say(FactKind.AttributionData, new { install_instance_id = install, device_data = new { install_ref = $"lr_ia_id={clicks[random.Next(clicks.Count)]}" } });
                break;
            case 5:
                app.Say(FactKind.Signup, new { install_instance_id = install, user_data = new { id = user, name = $"N{random.Next(3)}", clevertap_id = "c" } });
                break;
            case 6:
                app.Say(FactKind.UserData, new { user_data = new { id = user, plan = random.Next(3) } });
                break;
            case 7 or 8 or 9:
                app.Say(FactKind.Event, new { install_instance_id = install, event_name = "seen", event_id = random.Next(3) == 0 ? $"e-{random.Next(50)}" : null, time_since_app_install = moment });
                break;
            case 10:
                app.Say(FactKind.Event, new { user_id = user, event_name = "bought", event_data = new { amount = random.Next(100) } });
                break;
            case 11:
                app.Say(FactKind.Payment, new { install_instance_id = install, user_id = user, payment_id = random.Next(2) == 0 ? $"p-{random.Next(60)}" : null, amount = random.Next(500) / 4m, time_since_app_install = moment });
                break;
            case 12:
                app.Say(FactKind.PaymentRemoval, random.Next(4) == 0 ? new { user_id = user, payment_id = "" } : new { user_id = "", payment_id = $"p-{random.Next(60)}" });
                break;
            case 13:
                app.Say(FactKind.DeepLink, new { install_instance_id = install, deeplink_url = link });
                break;
            case 14:
                app.Say(FactKind.Integrations, new { install_instance_id = install, integration_info = new { clevertap_id = $"c-{random.Next(5)}" } });
                app.Say(FactKind.PushToken, new { install_instance_id = install, push_token = $"t-{random.Next(5)}" });
                break;
            case 15:
                app.Say(FactKind.Sharing, random.Next(2) == 0 ? (object)new { user_id = user, opted_out = random.Next(2) == 0 } : new { install_instance_id = install, blocked = new[] { "*" } });
                break;
            case 16:
                if (random.Next(4) == 0) app.Import(FormattableString.Invariant($"Date,USD,INR\n{app.Now.AddDays(-random.Next(3)):yyyy-MM-dd},1.{random.Next(100):00},9{random.Next(10)}"));
                app.Say(FactKind.Event, new { user_id = user, event_name = "bought", event_data = new { amount = random.Next(100), currency = random.Next(3) == 0 ? "EUR" : "INR" } });
                break;
            case 17 when random.Next(2) == 0:
                app.SayAsServer(FactKind.Event, new { user_id = user, install_instance_id = random.Next(2) == 0 ? install : null, event_name = "told" });
                app.SayAsServer(FactKind.Payment, new { user_id = user, amount = random.Next(100), type = "RECURRING" });
                break;
            case 18 or 19:
                TellByFeed(app, random, user, device);
                break;
            case 20:
                app.Webhook(new { targetId = random.Next(3), profiles = new { identity = user, objectId = $"c-{random.Next(5)}", event_properties = new { value = random.Next(2) } } });
                break;
            case 21:
                TellLink(app, random);
                break;
            default:
                app.Say(FactKind.Web, new { event_id = $"w-{random.Next(200)}", event_type = "page_view", user_id = user });
                break;
        }
    }

    static void TellLink(ProcessingApplication app, Random random)
    {
        var link = new SmartLink
        {
            App = app.App,
            Token = $"smart{random.Next(4)}",
            Name = "Bio",
            Channel = $"c-{random.Next(3)}",
            Code = $"CODE{random.Next(4)}",
            ClickLimit = random.Next(2) == 0 ? random.Next(1, 50) : null,
            IsArchived = random.Next(5) == 0,
            CreatedAt = app.Now,
        };

        app.SayRaw(FactKind.SmartLinks, Encoding.UTF8.GetString(new SmartLinksWord { AreNew = random.Next(3) == 0, Links = [link] }.Write()));
    }

    static void TellByFeed(ProcessingApplication app, Random random, string user, int device)
    {
        var published = Catalogue.CleverTap.Events[random.Next(Catalogue.CleverTap.Events.Count)];
        var attributes = new Dictionary<string, string>(published.SampleAttributes);
        if (published.Name == "App Uninstalled") attributes["token"] = $"t-{random.Next(5)}";

        app.Feed(new
        {
            environment = random.Next(10) == 0 ? "development" : "production",
            source_request_id = random.Next(2) == 0 ? $"r-{random.Next(100)}" : null,
            user_identities = random.Next(4) switch
            {
                0 => new { customer_id = (string?)user, email = (string?)$"p{random.Next(10)}@shop.example" },
                1 => new { customer_id = (string?)null, email = (string?)$"P{random.Next(10)}@shop.example" },
                2 => new { customer_id = (string?)user, email = (string?)null },
                _ => null,
            },
            device_info = random.Next(3) == 0 ? new { android_advertising_id = $"38400000-8cf0-11bd-b23e-1000000000{device:D2}" } : null,
            user_attributes = random.Next(2) == 0 ? new { ct_email_opt_in = random.Next(2) == 0, ct_name = $"N{random.Next(3)}" } : null,
            events = Enumerable.Range(0, random.Next(3)).Select(_ => new
            {
                event_type = published.EventType,
                data = new
                {
                    event_name = published.Name,
                    custom_event_type = published.CustomEventType,
                    timestamp_unixtime_ms = app.Now.AddHours(-random.Next(100)).ToUnixTimeMilliseconds(),
                    source_message_id = random.Next(2) == 0 ? $"m-{random.Next(300)}" : null,
                    custom_attributes = attributes,
                },
            }),
        });
    }
}
