using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Users;

namespace Waymark.Tests.Integrations;

public sealed class PostbackPrivacyTests : PostbackQuestion
{
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
}
