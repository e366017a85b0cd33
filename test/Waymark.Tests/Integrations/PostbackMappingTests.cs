using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class PostbackMappingTests : PostbackQuestion
{
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

    static Disclosure Told(Integration integration, StreamEvent happened) => ((PostbackDecision.Tell)Judge(integration, happened)).Disclosure;
}
