using System.Text;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Privacy;

namespace Waymark.Tests.Integrations;

public sealed class WithheldIdsTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    static readonly DateTimeOffset Moment = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_consent_no_third_party_gets_an_advertising_id()
    {
        var told = Told(PartnerClass.Analytics, new Consent(true, false, null));

        told.Subject.Install.ShouldNotBeNull().Device.ShouldBe(new DeviceTraits { AndroidId = "a1b2c3d4e5f60718", Idfv = "v" });
        Encoding.UTF8.GetString(told.Event.Values.Span).ShouldBe("""{"model":"Pixel 8","app_version":"2"}""");
        told.HidesIds.ShouldBeTrue();
    }

    [Theory]
    [InlineData(PartnerClass.Analytics, true)]
    [InlineData(PartnerClass.Own, false)]
    public void With_consent_and_for_the_owners_own_systems_everything_is_told(PartnerClass partner, bool hasConsent)
    {
        var told = Told(partner, new Consent(true, hasConsent, null));

        told.Subject.Install.ShouldNotBeNull().Device.Gaid.ShouldBe(Gaid);
        Encoding.UTF8.GetString(told.Event.Values.Span).ShouldContain(Gaid);
        told.HidesIds.ShouldBeFalse();
    }

    [Fact]
    public void Of_children_a_third_party_gets_no_id_of_the_device_at_all()
    {
        var told = Told(PartnerClass.Analytics, null, new PrivacySettings { Children = true });

        told.Subject.Install.ShouldNotBeNull().Device.ShouldBe(new DeviceTraits());
    }

    [Fact]
    public void Of_children_nobody_who_sells_advertising_hears_anything() =>
        Judged(PartnerClass.AdNetwork, null, new PrivacySettings { Children = true }).ShouldBe(new PostbackDecision.Skip("privacy_blocked"));

    [Theory]
    [InlineData(ConsentRule.Eea, true)]
    [InlineData(ConsentRule.Required, false)]
    public void Where_consent_is_required_everywhere_silence_is_a_no_for_who_sells_advertising(ConsentRule rule, bool isTold) =>
        (Judged(PartnerClass.AdNetwork, null, new PrivacySettings { Consent = rule }) is PostbackDecision.Tell).ShouldBe(isTold);

    [Fact]
    public void Of_those_who_opted_out_nobody_hears_anything() =>
        Judged(PartnerClass.Own, null, sharing: new Sharing { OptedOut = true }).ShouldBe(new PostbackDecision.Skip("privacy_blocked"));

    static Disclosure Told(PartnerClass partner, Consent? consent, PrivacySettings? privacy = null) =>
        Judged(partner, consent, privacy).ShouldBeOfType<PostbackDecision.Tell>().Disclosure;

    static PostbackDecision Judged(PartnerClass partner, Consent? consent, PrivacySettings? privacy = null, Sharing? sharing = null)
    {
        var install = new Install
        {
            App = "shop",
            Id = "i-1",
            FirstSeenAt = Moment,
            Consent = consent,
            Sharing = sharing,
            Device = new DeviceTraits { Gaid = Gaid, Idfa = Gaid, AndroidId = "a1b2c3d4e5f60718", Idfv = "v" },
        };
        var happened = new StreamEvent
        {
            Position = 1,
            Id = "e",
            App = "shop",
            Lane = 0,
            Kind = EventKind.Install,
            Name = "install",
            At = Moment,
            Fact = 1,
            InstallId = "i-1",
            Values = Encoding.UTF8.GetBytes($$"""{"model":"Pixel 8","gaid":"{{Gaid}}","idfa":"{{Gaid}}","app_version":"2"}"""),
        };

        return PostbackDecision.Judge(new PostbackInquiry(
            new Integration { Id = "p", Partner = "partner", Active = true },
            new Recipient("partner", partner, [], HasCredentials: true),
            happened,
            _ => new Subject(install, null))
        {
            Privacy = privacy ?? new(),
        });
    }
}
