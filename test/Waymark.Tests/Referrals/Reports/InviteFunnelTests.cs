using Waymark.Devices;
using Waymark.Referrals.Reports;
using Waymark.Reports;

namespace Waymark.Tests.Referrals.Reports;

public sealed class InviteFunnelTests
{
    static readonly (RollupKey, Figure)[] Figures =
    [
        Some.Of("invites_made", 10),
        Some.Of("invites_sent", 8, "whatsapp", source: ""),
        Some.Of("invites_sent", 4, "sms", source: "", platform: Platform.Ios),
        Some.Of("invite_unique_click", 6, "whatsapp"),
        Some.Of("invite_unique_click:content", 5, "spring"),
        Some.Of("invite_link_click", 9, "whatsapp", "suspicious"),
        Some.Of("invite_app_install", 3, "whatsapp", campaign: "may"),
        Some.Of("invite_app_install", 1, "sms", "suspicious", platform: Platform.Ios),
        Some.Of("invite_app_install", 7, "sms", "rejected"),
        Some.Of("invite_app_install", 7, "sms", "test"),
        Some.Of("invite_app_install:country", 3, "IN"),
        Some.Of("smart_link_app_install", 50, "poster"),
        Some.Of("invite_sign_up", 2, "whatsapp"),
        Some.Of("invite_event:level_5", 1, "whatsapp"),
    ];

    [Fact]
    public void Steps_are_added_up_without_rejected_ones_tests_and_smart_links()
    {
        var total = InviteFunnel.Of(Figures, eventName: "level_5").Total;

        total.ShouldBe(new FunnelSteps(10, 12, 6, 9, 4, 2, 1));
        (total.SentPerMade, total.ClickedPerSent, total.InstalledPerClicked, total.SignedUpPerInstalled, total.DidPerInstalled)
            .ShouldBe((1.2m, 0.5m, 0.6667m, 0.5m, 0.25m));
    }

    [Theory]
    [InlineData(FunnelDimension.Channel, "whatsapp:3 sms:1 :0")]
    [InlineData(FunnelDimension.Country, "IN:3 :1")]
    [InlineData(FunnelDimension.Campaign, "may:3 :1")]
    [InlineData(FunnelDimension.Content, ":4 spring:0")]
    [InlineData(FunnelDimension.Platform, "android:3 ios:1")]
    public void A_split_adds_up_to_the_total(FunnelDimension dimension, string installs)
    {
        var funnel = InviteFunnel.Of(Figures, dimension);

        string.Join(' ', funnel.Parts.Select(part => $"{part.Value}:{part.Steps.Installed}")).ShouldBe(installs);
        funnel.Parts.Sum(part => part.Steps.Clicked).ShouldBe(funnel.Total.Clicked);
        funnel.Parts.Sum(part => part.Steps.SignedUp).ShouldBe(funnel.Total.SignedUp);
    }

    [Fact]
    public void Where_invites_are_made_is_not_known_by_country() =>
        InviteFunnel.Of(Figures, FunnelDimension.Country).Parts.ShouldAllBe(part => part.Steps.Made == null && part.Steps.Sent == null);

    [Fact]
    public void One_platform_can_be_looked_at_alone() =>
        InviteFunnel.Of(Figures, platform: Platform.Ios).Total.ShouldBe(new FunnelSteps(0, 4, 0, 0, 1, 0, null));

    [Fact]
    public void Nothing_of_nothing_is_no_rate() => InviteFunnel.Of([]).Total.InstalledPerClicked.ShouldBeNull();
}
