using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Touches;

namespace Waymark.Tests.Integrations;

public sealed class PostbackAudienceTests : PostbackQuestion
{
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

    static Touch Quiet(string clickId) => new()
    {
        App = "shop", ClickId = clickId, Position = 1, At = Installed, Url = "https://links.example.test/", Parameters = new Dictionary<string, string> { [Touch.InstallPostback] = "false" },
    };
}
