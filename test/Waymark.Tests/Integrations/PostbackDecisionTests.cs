using System.Text;
using Waymark.Apps;
using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Touches;
using Waymark.Users;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Integrations;

public sealed class PostbackDecisionTests
{
    static readonly DateTimeOffset Installed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Credit Meta = new() { Source = "META", Campaign = "Summer_Sale", TouchId = "t-1" };

    static readonly Recipient Tool = new("partner", PartnerClass.Analytics, ["PARTNER"], HasCredentials: true);

    static readonly Recipient Network = Tool with { Class = PartnerClass.AdNetwork };

    static readonly Integration Everything = new()
    {
        Id = "p",
        Partner = "partner",
        Active = true,
        Events = [new EventMapping { Event = "buy", As = "Bought" }, new EventMapping { Event = "secret", Users = Audience.Off }, new EventMapping { Event = "*" }],
    };

    static readonly Subject Somebody = new(Install(), null);

    [Fact]
    public void The_order_of_the_checks_is_the_specification() =>
        PostbackDecision.Explain(Inquiry(Everything, Happened(EventKind.Install))).Select(step => (step.Number, step.Reason)).ShouldBe(
        [
            (1, "partner_inactive"), (2, "missing_credentials"), (3, "environment_mismatch"), (4, "type_disabled"), (5, "event_not_mapped"),
            (6, "condition_false"), (7, "privacy_blocked"), (8, "missing_cuid"), (9, "fraud_blocked"), (10, "suppressed_by_link"),
            (11, "not_attributed_to_partner"), (12, "outside_postback_window"), (13, "restricted_source"), (14, "duplicate"),
            (15, "template_error"), (16, "queued"),
        ]);

    [Theory]
    [InlineData(EventKind.Feed)]
    [InlineData(EventKind.UserUpdated)]
    [InlineData(EventKind.Reengagement)]
    public void What_a_partner_said_itself_and_what_follows_from_it_is_not_told_back(EventKind kind)
    {
        var happened = Happened(kind) with { Origin = new Origin("feed", "Partner", "other") };

        Reason(Everything, happened).ShouldBe("loop_guard");
        Reason(Everything, happened with { Origin = new Origin("feed", "another", "other") }).ShouldBeNull();
        PostbackDecision.Explain(Inquiry(Everything, happened))[^1].Saw.ShouldBe("it came from the partner itself, by the feed feed");
    }

    [Fact]
    public void The_tests_of_a_feeds_sender_are_no_production() =>
        Reason(Everything with { Environment = EventEnvironment.Production }, Happened(EventKind.Feed) with { Origin = new Origin("feed", "another", "other") { IsDevelopment = true } }).ShouldBe("environment_mismatch");

    [Fact]
    public void An_inactive_integration_hears_nothing() => Reason(Everything with { Active = false }, EventKind.Install).ShouldBe("partner_inactive");

    [Fact]
    public void An_integration_that_was_not_there_yet_hears_nothing() =>
        PostbackDecision.Judge(new PostbackInquiry(null, Tool, Happened(EventKind.Install), _ => Somebody)).ShouldBe(Skip("partner_inactive"));

    [Fact]
    public void Without_credentials_nothing_can_be_told() =>
        Judge(Everything, Happened(EventKind.Install), Tool with { HasCredentials = false }).ShouldBe(Skip("missing_credentials"));

    [Fact]
    public void The_earlier_check_gives_the_reason() =>
        Judge(Everything with { Active = false }, Happened(EventKind.Install), Tool with { HasCredentials = false }).ShouldBe(Skip("partner_inactive"));

    [Theory]
    [InlineData(EventEnvironment.Any, false, null)]
    [InlineData(EventEnvironment.Any, true, null)]
    [InlineData(EventEnvironment.Production, false, null)]
    [InlineData(EventEnvironment.Production, true, "environment_mismatch")]
    [InlineData(EventEnvironment.Sandbox, false, "environment_mismatch")]
    [InlineData(EventEnvironment.Sandbox, true, null)]
    public void Test_builds_and_real_users_are_kept_apart(EventEnvironment environment, bool isTest, string? reason) =>
        Reason(Everything with { Environment = environment }, Happened(EventKind.InApp, "buy"), new Subject(Install() with { IsTest = isTest }, null)).ShouldBe(reason);

    [Theory]
    [InlineData(EventKind.Install, null)]
    [InlineData(EventKind.Reattribution, null)]
    [InlineData(EventKind.Reengagement, null)]
    [InlineData(EventKind.AttributionChanged, null)]
    [InlineData(EventKind.Reinstall, "type_disabled")]
    [InlineData(EventKind.SignUp, null)]
    [InlineData(EventKind.Identified, null)]
    [InlineData(EventKind.Payment, null)]
    [InlineData(EventKind.Open, "event_not_mapped")]
    [InlineData(EventKind.PushToken, "event_not_mapped")]
    [InlineData(EventKind.PaymentRemoved, "event_not_mapped")]
    [InlineData(EventKind.Web, "event_not_mapped")]
    public void What_a_star_and_all_installs_mean(EventKind kind, string? reason) => Reason(Everything, kind).ShouldBe(reason);

    [Fact]
    public void Each_kind_of_conversion_has_a_switch()
    {
        Reason(Everything with { Reinstalls = Audience.All }, EventKind.Reinstall).ShouldBeNull();
        Reason(Everything with { Installs = Audience.Off }, EventKind.Install).ShouldBe("type_disabled");
        Reason(Everything with { Installs = Audience.Off }, EventKind.Reattribution).ShouldBe("type_disabled");
        Reason(Everything with { Installs = Audience.Off, Reattributions = Audience.All }, EventKind.Reattribution).ShouldBeNull();
        Reason(Everything with { Reengagements = Audience.Off }, EventKind.Reengagement).ShouldBe("type_disabled");
        Reason(Everything with { Retargeting = false }, EventKind.Reengagement).ShouldBe("type_disabled");
        Reason(Everything with { Retargeting = false }, EventKind.Install).ShouldBeNull();
    }

    [Fact]
    public void The_first_row_that_fits_decides()
    {
        Told(Everything, Happened(EventKind.InApp, "buy")).Mapping.ShouldBe(Everything.Events[0]);
        Told(Everything, Happened(EventKind.InApp, "other")).Mapping.ShouldBe(Everything.Events[2]);
        Reason(Everything, Happened(EventKind.InApp, "secret")).ShouldBe("type_disabled");
    }

    [Fact]
    public void A_name_is_matched_by_its_exact_letters() =>
        Reason(Everything with { Events = [new EventMapping { Event = "buy" }] }, Happened(EventKind.InApp, "Buy")).ShouldBe("event_not_mapped");

    [Fact]
    public void In_app_events_have_a_master_switch()
    {
        Reason(Everything with { Events = [] }, Happened(EventKind.InApp, "buy")).ShouldBe("type_disabled");
        Reason(Everything with { InAppEvents = false }, Happened(EventKind.InApp, "buy")).ShouldBe("type_disabled");
        Reason(Everything with { InAppEvents = false }, EventKind.SignUp).ShouldBeNull();
    }

    [Fact]
    public void An_ad_network_hears_who_somebody_is_only_when_a_row_says_so()
    {
        Judge(Everything, Happened(EventKind.SignUp), Network).ShouldBe(Skip("event_not_mapped"));
        Judge(Everything with { Events = [new EventMapping { Event = "signup" }] }, Happened(EventKind.SignUp), Network).ShouldBeOfType<PostbackDecision.Tell>();
    }

    [Theory]
    [InlineData("""{"amount": 100}""", true)]
    [InlineData("""{"amount": "100.0"}""", true)]
    [InlineData("""{"amount": 99.99}""", false)]
    [InlineData("""{"amount": "many"}""", false)]
    [InlineData("{}", false)]
    public void A_row_may_ask_for_a_number(string values, bool holds) => Holds(new EventCondition { Value = "amount", AtLeast = 100 }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"order": {"kind": "Gift card"}}""", true)]
    [InlineData("""{"order.kind": "gift"}""", true)]
    [InlineData("""{"order": {"kind": 5}}""", false)]
    [InlineData("""{"order": "gift"}""", false)]
    public void A_row_may_ask_for_a_text_inside(string values, bool holds) => Holds(new EventCondition { Value = "order.kind", Contains = "gift" }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"plan": "gold"}""", true)]
    [InlineData("""{"plan": 5}""", true)]
    [InlineData("""{"plan": "5"}""", true)]
    [InlineData("""{"plan": true}""", true)]
    [InlineData("""{"plan": "silver"}""", false)]
    [InlineData("""{"plan": null}""", false)]
    public void A_row_may_ask_for_one_of_several(string values, bool holds) =>
        Holds(new EventCondition { Value = "plan", In = [Json("\"gold\""), Json("5"), Json("true")] }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"coupon": "X"}""", true, true)]
    [InlineData("""{"coupon": null}""", true, false)]
    [InlineData("{}", false, true)]
    public void A_row_may_ask_whether_something_is_there(string values, bool asked, bool holds) =>
        Holds(new EventCondition { Value = "coupon", Exists = asked }, values).ShouldBe(holds);

    [Fact]
    public void All_conditions_must_hold()
    {
        EventCondition[] both = [new() { Value = "a", AtMost = 5 }, new() { Value = "b", NotIn = [Json("\"x\"")] }];

        Reason(WithRow(new() { Event = "buy", When = both }), Buy("""{"a":5,"b":"y"}""")).ShouldBeNull();
        Reason(WithRow(new() { Event = "buy", When = both }), Buy("""{"a":5,"b":"x"}""")).ShouldBe("condition_false");
    }

    [Fact]
    public void People_may_refuse_one_partner_or_all_of_them()
    {
        With(new Sharing { OptedOut = true }).ShouldBe("privacy_blocked");
        With(new Sharing { Blocked = ["PARTNER"] }).ShouldBe("privacy_blocked");
        With(new Sharing { Blocked = ["p"] }).ShouldBe("privacy_blocked");
        With(new Sharing { Blocked = ["*"] }).ShouldBe("privacy_blocked");
        With(new Sharing { Blocked = ["another"] }).ShouldBeNull();
        Reason(Everything, Happened(EventKind.Install), new Subject(null, new User { App = "shop", Id = "u", Sharing = new Sharing { OptedOut = true } })).ShouldBe("privacy_blocked");

        static string? With(Sharing sharing) => Reason(Everything, Happened(EventKind.Install), new Subject(Install() with { Sharing = sharing }, null));
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, null, "privacy_blocked")]
    [InlineData(true, false, "privacy_blocked")]
    [InlineData(false, false, null)]
    [InlineData(null, null, null)]
    public void In_Europe_an_advertising_partner_needs_consent(bool? isEea, bool? adUserData, string? reason)
    {
        var subject = new Subject(Install() with { Consent = new Consent(isEea, adUserData, null) }, null);

        Reason(Everything, Happened(EventKind.Install), subject, Network).ShouldBe(reason);
        Reason(Everything, Happened(EventKind.Install), subject).ShouldBeNull();
        Reason(Everything with { RequireConsent = true }, Happened(EventKind.Install), subject).ShouldBe(reason);
    }

    [Fact]
    public void Privacy_is_the_reason_before_audience() =>
        Reason(
            Everything with { Installs = Audience.ThisPartner }, Happened(EventKind.Install),
            new Subject(Install() with { Sharing = new Sharing { OptedOut = true } }, null)).ShouldBe("privacy_blocked");

    [Fact]
    public void An_event_waits_for_the_user_id_that_the_owner_asks_for()
    {
        var needs = Everything with { RequireUserId = true };

        Judge(needs, Buy()).ShouldBe(new PostbackDecision.Wait("missing_cuid"));
        PostbackDecision.Judge(Inquiry(needs, Buy(), hasWaited: true)).ShouldBe(Skip("missing_cuid"));
        Reason(needs, Buy() with { UserId = "u-1" }).ShouldBeNull();
        Reason(needs, Buy(), new Subject(Install() with { UserId = "u-1" }, null)).ShouldBeNull();
    }

    [Fact]
    public void For_a_device_id_nobody_waits()
    {
        var needs = Everything with { RequireDeviceId = true };

        Reason(needs, Buy()).ShouldBe("missing_device_id");
        Reason(needs, Buy(), new Subject(Install() with { Device = new DeviceTraits { Idfa = "a" } }, null)).ShouldBeNull();
        Reason(needs, Buy(), new Subject(Install() with { Device = new DeviceTraits { Gaid = "a" } }, null)).ShouldBeNull();
    }

    [Fact]
    public void What_fraud_rules_rejected_goes_out_only_when_asked_for()
    {
        var rejected = Happened(EventKind.Install, credit: Meta with { Blocked = "click_flood" });

        Reason(Everything, rejected).ShouldBe("fraud_blocked");
        Reason(Everything with { SendRejected = true }, rejected).ShouldBeNull();
    }

    [Fact]
    public void A_link_may_keep_its_installs_to_itself()
    {
        var inquiry = Inquiry(Everything, Happened(EventKind.Install, credit: Meta), touch: Quiet);

        PostbackDecision.Judge(inquiry).ShouldBe(Skip("suppressed_by_link"));
        PostbackDecision.Judge(Inquiry(Everything, Happened(EventKind.InApp, "buy", Meta), touch: Quiet)).ShouldBeOfType<PostbackDecision.Tell>();
    }

    [Theory]
    [InlineData(Audience.All, null, null)]
    [InlineData(Audience.All, "META", null)]
    [InlineData(Audience.All, "PARTNER", null)]
    [InlineData(Audience.Attributed, null, "not_attributed_to_partner")]
    [InlineData(Audience.Attributed, "META", null)]
    [InlineData(Audience.Attributed, "PARTNER", null)]
    [InlineData(Audience.ThisPartner, null, "not_attributed_to_partner")]
    [InlineData(Audience.ThisPartner, "META", "not_attributed_to_partner")]
    [InlineData(Audience.ThisPartner, "partner", null)]
    public void Who_is_told_of_whose_users(Audience audience, string? source, string? reason)
    {
        var credit = source is null ? Credit.Organic : Meta with { Source = source };

        Reason(Everything with { Installs = audience }, Happened(EventKind.Install, credit: credit)).ShouldBe(reason);
        Reason(WithRow(new() { Event = "buy", Users = audience }), Buy() with { Credit = credit }).ShouldBe(reason);
    }

    [Fact]
    public void The_owner_may_say_which_sources_are_the_partners()
    {
        var own = Everything with { Installs = Audience.ThisPartner, Sources = ["META"] };

        Reason(own, Happened(EventKind.Install, credit: Meta)).ShouldBeNull();
        Reason(own, Happened(EventKind.Install, credit: Meta with { Source = "PARTNER" })).ShouldBe("not_attributed_to_partner");
    }

    [Fact]
    public void A_view_makes_a_user_the_partners_unless_views_are_off()
    {
        var seen = Happened(EventKind.Install, credit: Meta with { Source = "PARTNER", IsViewThrough = true });
        var own = Everything with { Installs = Audience.ThisPartner };

        Reason(own, seen).ShouldBeNull();
        Reason(own with { ViewThrough = false }, seen).ShouldBe("not_attributed_to_partner");
    }

    [Theory]
    [InlineData(10, 10.0, null)]
    [InlineData(10, 10.001, "outside_postback_window")]
    [InlineData(0, 5000.0, null)]
    [InlineData(null, 5000.0, null)]
    public void The_window_counts_from_the_conversion_its_last_moment_included(int? days, double after, string? reason) =>
        Reason(Everything with { PostbackWindowDays = days }, Buy() with { At = Installed.AddDays(after) }).ShouldBe(reason);

    [Fact]
    public void The_setting_in_force_at_the_event_counts_not_the_one_at_the_install()
    {
        var (first, then, later) = (Everything with { PostbackWindowDays = 15 }, Everything with { PostbackWindowDays = 10 }, Everything with { PostbackWindowDays = 20 });

        Reason(first, Buy() with { At = Installed.AddDays(1) }).ShouldBeNull();
        Reason(then, Buy() with { At = Installed.AddDays(13) }).ShouldBe("outside_postback_window");
        Reason(later, Buy() with { At = Installed.AddDays(17) }).ShouldBeNull();
    }

    [Fact]
    public void A_row_may_have_a_window_of_its_own() =>
        Reason(
            (Everything with { PostbackWindowDays = 10 }) with { Events = [new EventMapping { Event = "buy", WindowDays = 0 }] },
            Buy() with { At = Installed.AddDays(300) }).ShouldBeNull();

    [Fact]
    public void An_ad_network_hears_for_half_a_year_unless_the_owner_says_otherwise()
    {
        var late = Buy() with { At = Installed.AddDays(181) };

        Judge(Everything, late, Network).ShouldBe(Skip("outside_postback_window"));
        Judge(Everything with { PostbackWindowDays = 0 }, late, Network).ShouldBeOfType<PostbackDecision.Tell>();
    }

    [Fact]
    public void After_a_reengagement_the_window_begins_anew()
    {
        var install = Install() with { Reengagement = Verdict(Installed.AddDays(100)) };
        var bought = Buy() with { At = Installed.AddDays(105), Credit = Meta with { IsReengagement = true } };

        Reason(Everything with { PostbackWindowDays = 10 }, bought, new Subject(install, null)).ShouldBeNull();
        Reason(Everything with { PostbackWindowDays = 10 }, bought with { Credit = Meta }, new Subject(install, null)).ShouldBe("outside_postback_window");
    }

    [Fact]
    public void The_same_is_not_told_twice_when_asked_so() =>
        PostbackDecision.Judge(Inquiry(Everything, Buy(), isDuplicate: true)).ShouldBe(Skip("duplicate"));

    [Fact]
    public void The_explanation_ends_with_the_check_that_failed()
    {
        var steps = PostbackDecision.Explain(Inquiry(Everything, Happened(EventKind.Open)));

        steps.Select(step => step.Reason).ShouldBe(["partner_inactive", "missing_credentials", "environment_mismatch", "type_disabled", "event_not_mapped"]);
        steps.Select(step => step.Passed).ShouldBe([true, true, true, true, false]);
        steps[^1].Saw.ShouldBe("no row for \"open\"");
    }

    static Install Install() => new() { App = "shop", Id = "i-1", FirstSeenAt = Installed, OpenedAt = Installed, Verdict = Verdict(Installed) };

    static Verdict Verdict(DateTimeOffset at) => new()
    {
        Conversion = Conversion.Install, MatchType = MatchType.InstallReferrer, Credit = Meta, At = at, Fact = 1, ConfigurationVersion = 1,
    };

    static Touch Quiet(string clickId) => new()
    {
        App = "shop", ClickId = clickId, Position = 1, At = Installed, Url = "https://links.example.test/", Parameters = new Dictionary<string, string> { [Touch.InstallPostback] = "false" },
    };

    static Integration WithRow(EventMapping row) => Everything with { Events = [row] };

    static bool Holds(EventCondition condition, string values) => Reason(WithRow(new() { Event = "buy", When = [condition] }), Buy(values)) is null;

    static System.Text.Json.JsonElement Json(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement;

    static PostbackDecision.Skip Skip(string reason) => new(reason);

    static PostbackInquiry Inquiry(
        Integration integration, StreamEvent happened, Recipient? recipient = null, Subject? subject = null,
        bool hasWaited = false, bool isDuplicate = false, Func<string, Touch?>? touch = null) =>
        new(integration, recipient ?? Tool, happened, _ => subject ?? Somebody)
        {
            HasWaitedLongEnough = hasWaited, IsDuplicate = isDuplicate, FindTouch = touch ?? (_ => null),
        };

    static PostbackDecision Judge(Integration integration, StreamEvent happened, Recipient? recipient = null, Subject? subject = null) =>
        PostbackDecision.Judge(Inquiry(integration, happened, recipient, subject));

    static Disclosure Told(Integration integration, StreamEvent happened) => ((PostbackDecision.Tell)Judge(integration, happened)).Disclosure;

    static string? Reason(Integration integration, EventKind kind) => Reason(integration, Happened(kind));

    static string? Reason(Integration integration, StreamEvent happened, Subject? subject = null, Recipient? recipient = null) =>
        (Judge(integration, happened, recipient, subject) as PostbackDecision.Skip)?.Reason;

    static StreamEvent Buy(string values = "{}") => Happened(EventKind.InApp, "buy") with { Values = Encoding.UTF8.GetBytes(values) };

    static StreamEvent Happened(EventKind kind, string? name = null, Credit? credit = null) => new()
    {
        Position = 1,
        Id = "e",
        App = "shop",
        Lane = 0,
        Kind = kind,
        Name = name ?? EventNames.Of(kind),
        At = Installed.AddHours(1),
        Fact = 1,
        Platform = Platform.Ios,
        Credit = credit ?? Credit.Organic,
    };
}
