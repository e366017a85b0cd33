using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Touches;

namespace Waymark.Tests.Integrations;

public sealed class PostbackAudienceTests : PostbackQuestion
{
    [Fact]
    public void What_fraud_rules_took_away_goes_out_only_when_asked_for()
    {
        var rejected = Happened(EventKind.Rejection, credit: Meta with { Blocked = "engagement_injection" });

        Reason(Everything, rejected).ShouldBe("type_disabled");
        Reason(Everything with { SendRejected = true }, rejected).ShouldBeNull();
        Reason(Everything with { SendRejected = true, Installs = Audience.Off }, rejected).ShouldBe("type_disabled");
    }

    [Theory]
    [InlineData(EventKind.Install)]
    [InlineData(EventKind.InApp)]
    [InlineData(EventKind.Payment)]
    [InlineData(EventKind.SignUp)]
    public void Nobody_hears_what_a_blocked_install_did(EventKind kind) =>
        Reason(Everything with { SendRejected = true }, Happened(kind, "buy", Meta with { Blocked = "anonymous_traffic" })).ShouldBe("install_blocked");

    [Theory]
    [InlineData(PartnerClass.AdNetwork, "META", "not_attributed_to_partner")]
    [InlineData(PartnerClass.AdNetwork, "PARTNER", null)]
    [InlineData(PartnerClass.Analytics, "META", null)]
    [InlineData(PartnerClass.Own, "META", null)]
    public void A_network_hears_only_what_was_taken_from_itself(PartnerClass recipient, string source, string? reason)
    {
        var rejected = Happened(EventKind.Rejection, credit: Meta with { Source = source, Blocked = "engagement_injection" });

        Reason(Everything with { SendRejected = true }, rejected, recipient: Tool with { Class = recipient }).ShouldBe(reason);
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

    static Touch Quiet(string clickId) => new()
    {
        App = "shop", ClickId = clickId, Position = 1, At = Installed, Url = "https://links.example.test/", Parameters = new Dictionary<string, string> { [Touch.InstallPostback] = "false" },
    };
}
