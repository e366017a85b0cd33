using System.Text;
using System.Text.Json.Nodes;
using Waymark.Referrals;

namespace Waymark.Tests.Referrals;

public sealed class ReferralEventsTests
{
    static Referral Arrival => new()
    {
        App = "shop", Id = 7, Occasion = Occasion.AppInstall, At = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero), Link = "t1", Channel = "whatsapp",
        Referrer = Person.User("anna"), Referred = Person.Install("i-2"), InstallId = "i-2", Match = "store_referrer", IsGuaranteedMatch = true,
        Status = FraudStatus.Suspicious, Reasons = ["same_ip"], LinkParams = new Dictionary<string, string> { ["gift"] = "Äpfel" },
    };

    [Fact]
    public void The_names_are_exactly_these() => ReferralEvents.Fixed.ShouldBe(
    [
        "Referred App Install", "Referred App Reinstall", "Referred App Open", "Referred Web Sign Up", "Referred Web Open",
        "Generated App Install", "Generated App Reinstall", "Generated App Open", "Generated Web Sign Up", "Generated Web Open", "Generated Link Click",
    ]);

    [Fact]
    public void A_custom_event_keeps_its_name() =>
        (ReferralEvents.Referred("Subscription Started"), ReferralEvents.Generated("Subscription Started"))
            .ShouldBe(("Referred Subscription Started", "Generated Subscription Started"));

    [Fact]
    public void An_event_carries_three_properties_and_the_rest_apart()
    {
        var values = JsonNode.Parse(ReferralValues.Of(Arrival).Span)!.AsObject();

        values.Select(pair => pair.Key).ShouldBe(["Channel", "Content", "Status", "waymark"]);
        ($"{values["Channel"]}", $"{values["Content"]}", $"{values["Status"]}").ShouldBe(("whatsapp", "", "suspicious"));
        values["waymark"]!["type"]!.GetValue<string>().ShouldBe("app_install");
        values["waymark"]!["referrer"]!["user_id"]!.GetValue<string>().ShouldBe("anna");
        values["waymark"]!["referred"]!["install_instance_id"]!.GetValue<string>().ShouldBe("i-2");
        values["waymark"]!["reasons"]!.AsArray().Select(reason => $"{reason}").ShouldBe(["same_ip"]);
        Encoding.UTF8.GetString(ReferralValues.Of(Arrival).Span).ShouldContain("Äpfel");
    }

    [Theory]
    [InlineData(FraudStatus.Valid, false)]
    [InlineData(FraudStatus.Suspicious, false)]
    [InlineData(FraudStatus.Rejected, true)]
    public void Rejected_referrals_can_be_told_by_their_values(FraudStatus status, bool isRejected) =>
        ReferralValues.IsRejected(ReferralValues.Of(Arrival with { Status = status }).Span).ShouldBe(isRejected);

    [Fact]
    public void Other_values_are_no_rejected_referral() => ReferralValues.IsRejected("""{"status":"rejected"}"""u8).ShouldBeFalse();

    [Fact]
    public void The_words_say_who_came_how_and_what_speaks_against_it()
    {
        var words = ReferralWords.Of(Arrival with { Explanation = ["The store's referrer decides.", "same_ip (suspicious): both used one address."] });

        words.ShouldContain("Referral 7: app_install, suspicious");
        words.ShouldContain("referrer user anna");
        words.ShouldContain("install i-2, whose user is not known yet");
        words.ShouldContain("store_referrer, proved");
        words.ShouldContain("- same_ip (suspicious): both used one address.");
    }
}
