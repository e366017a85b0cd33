using System.Text;
using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class ReferralTellingTests
{
    static readonly Recipient CleverTap = new("clevertap", PartnerClass.Analytics, [], HasCredentials: true) { Unasked = [EventKind.Referral] };
    static readonly Recipient Mixpanel = new("mixpanel", PartnerClass.Analytics, [], HasCredentials: true);
    static readonly Integration Active = new() { Id = "ct", Partner = "clevertap", Active = true };

    [Fact]
    public void A_partner_that_takes_referrals_hears_of_them_without_a_row() => Judge(Active, CleverTap).ShouldBeOfType<PostbackDecision.Tell>();

    [Fact]
    public void They_can_be_switched_off() => Judge(Active with { Referrals = false }, CleverTap).ShouldBe(new PostbackDecision.Skip("type_disabled"));

    [Fact]
    public void A_row_with_the_name_can_take_one_of_them_out() =>
        Judge(Active with { Events = [new EventMapping { Event = "Referred App Install", Users = Audience.Off }] }, CleverTap).ShouldBe(new PostbackDecision.Skip("type_disabled"));

    [Theory]
    [InlineData("*", false)]
    [InlineData("Referred App Install", true)]
    public void Other_partners_hear_of_them_only_by_name(string row, bool hears)
    {
        var decision = Judge(Active with { Events = [new EventMapping { Event = row }] }, Mixpanel);

        if (hears) decision.ShouldBeOfType<PostbackDecision.Tell>();
        else decision.ShouldBe(new PostbackDecision.Skip("event_not_mapped"));
    }

    [Theory]
    [InlineData("rejected", true, null)]
    [InlineData("rejected", false, "fraud_blocked")]
    [InlineData("suspicious", false, null)]
    public void Rejected_referrals_may_be_kept_back(string status, bool tells, string? reason)
    {
        var decision = Judge(Active, CleverTap, status, tells);

        if (reason is null) decision.ShouldBeOfType<PostbackDecision.Tell>();
        else decision.ShouldBe(new PostbackDecision.Skip(reason));
    }

    static PostbackDecision Judge(Integration integration, Recipient recipient, string status = "valid", bool tellsRejected = true) => PostbackDecision.Judge(
        new PostbackInquiry(integration, recipient, Referred(status), _ => Subject.Nobody) { TellsRejectedReferrals = tellsRejected });

    static StreamEvent Referred(string status) => new()
    {
        Position = 1, Id = "e-1", App = "shop", Lane = 0, Kind = EventKind.Referral, Name = "Referred App Install", At = DateTimeOffset.UnixEpoch, Fact = 1, UserId = "ben",
        Values = Encoding.UTF8.GetBytes($$"""{ "Status": "{{status}}", "waymark": { "status": "{{status}}" } }"""),
    };
}
