using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class PostbackDecisionTests
{
    static readonly Credit Meta = new() { Source = "META" };

    static readonly Integration Everything = new()
    {
        Id = "p",
        Partner = "partner",
        Active = true,
        Events = [new EventMapping { Event = "buy", As = "Bought" }, new EventMapping { Event = "secret", Users = Audience.Off }, new EventMapping { Event = "*" }],
    };

    [Fact]
    public void An_inactive_integration_hears_nothing() => Reason(Everything with { Active = false }, EventKind.Install).ShouldBe("partner_inactive");

    [Fact]
    public void Without_credentials_nothing_can_be_told() =>
        PostbackDecision.Judge(Everything, hasCredentials: false, Happened(EventKind.Install)).ShouldBe(new PostbackDecision.Skip("missing_credentials"));

    [Fact]
    public void The_earlier_check_gives_the_reason() =>
        PostbackDecision.Judge(Everything with { Active = false }, hasCredentials: false, Happened(EventKind.Install))
            .ShouldBe(new PostbackDecision.Skip("partner_inactive"));

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
    public void Reinstalls_go_out_when_switched_on() => Reason(Everything with { Reinstalls = true }, EventKind.Reinstall).ShouldBeNull();

    [Fact]
    public void Installs_can_be_off() => Reason(Everything with { Installs = Audience.Off }, EventKind.Install).ShouldBe("type_disabled");

    [Fact]
    public void Only_attributed_installs_when_the_owner_says_so()
    {
        var attributed = Everything with { Installs = Audience.Attributed };

        Reason(attributed, EventKind.Install).ShouldBe("not_attributed_to_partner");
        Reason(attributed, EventKind.Install, credit: Meta).ShouldBeNull();
    }

    [Fact]
    public void The_first_row_that_fits_decides()
    {
        Judge(Everything, EventKind.InApp, "buy").ShouldBe(new PostbackDecision.Tell(Everything.Events[0]));
        Judge(Everything, EventKind.InApp, "other").ShouldBe(new PostbackDecision.Tell(Everything.Events[2]));
        Reason(Everything, EventKind.InApp, "secret").ShouldBe("type_disabled");
    }

    [Fact]
    public void A_name_is_matched_by_its_exact_letters() =>
        Reason(Everything with { Events = [new EventMapping { Event = "buy" }] }, EventKind.InApp, "Buy").ShouldBe("event_not_mapped");

    [Fact]
    public void Without_an_event_list_in_app_events_are_off() =>
        Reason(Everything with { Events = [] }, EventKind.InApp, "buy").ShouldBe("type_disabled");

    [Fact]
    public void A_row_may_be_for_attributed_users_only()
    {
        var row = Everything with { Events = [new EventMapping { Event = "buy", Users = Audience.Attributed }] };

        Reason(row, EventKind.InApp, "buy").ShouldBe("not_attributed_to_partner");
        Reason(row, EventKind.InApp, "buy", Meta).ShouldBeNull();
    }

    [Fact]
    public void The_explanation_ends_with_the_check_that_failed()
    {
        var steps = PostbackDecision.Explain(Everything, true, Happened(EventKind.Open));

        steps.Select(step => step.Check.Reason).ShouldBe(["partner_inactive", "missing_credentials", "type_disabled", "event_not_mapped"]);
        steps.Select(step => step.Passed).ShouldBe([true, true, true, false]);
    }

    static PostbackDecision Judge(Integration integration, EventKind kind, string? name = null, Credit? credit = null) =>
        PostbackDecision.Judge(integration, hasCredentials: true, Happened(kind, name, credit));

    static string? Reason(Integration integration, EventKind kind, string? name = null, Credit? credit = null) =>
        (Judge(integration, kind, name, credit) as PostbackDecision.Skip)?.Reason;

    static StreamEvent Happened(EventKind kind, string? name = null, Credit? credit = null) => new()
    {
        Position = 1,
        Id = "e",
        App = "shop",
        Lane = 0,
        Kind = kind,
        Name = name ?? EventNames.Of(kind),
        At = DateTimeOffset.UnixEpoch,
        Fact = 1,
        Platform = Platform.Ios,
        Credit = credit ?? Credit.Organic,
    };
}
