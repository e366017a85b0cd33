using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Fraud;
using static Waymark.Tests.Attribution.Scene;

namespace Waymark.Tests.Fraud;

public sealed class InstallRulesTests
{
    static readonly InstallSigns Honest = new() { Country = "IN", AppVersion = "4.1.0", BuildNames = ["Pixel 8", "shiba", "google"], AdvertisingIds = [Gaid] };

    static Evidence Signed(InstallSigns signs) => Open with { ByDeviceId = [Click("c", Hours(1))], Signs = signs };

    [Fact]
    public void An_honest_install_meets_no_rule()
    {
        var verdict = Judge.Decide(Signed(Honest));

        (verdict.Fraud.Count, verdict.IsBlocked, verdict.Credit.Source).ShouldBe((0, false, "META"));
        verdict.Rejection.ShouldBeNull();
    }

    [Theory]
    [InlineData(NetworkKind.Ordinary, false)]
    [InlineData(NetworkKind.PrivateRelay, false)]
    [InlineData(NetworkKind.DataCentre, true)]
    [InlineData(NetworkKind.Tor, true)]
    [InlineData(NetworkKind.Vpn, true)]
    [InlineData(NetworkKind.Listed, true)]
    public void An_install_from_where_no_people_are_is_blocked(NetworkKind network, bool isBlocked)
    {
        var verdict = Judge.Decide(Signed(Honest with { Network = network }));

        (verdict.IsBlocked, verdict.Credit.Source, verdict.Credit.Blocked).ShouldBe((isBlocked, "META", isBlocked ? FraudRules.AnonymousTraffic : null));
        Explanation.Of(verdict).Contains("counts nowhere", StringComparison.Ordinal).ShouldBe(isBlocked);
    }

    [Theory]
    [InlineData("generic_x86_64", true)]
    [InlineData("sdk_gphone64_arm64", true)]
    [InlineData("vbox86p", true)]
    [InlineData("Android SDK built for x86", true)]
    [InlineData("Samsung Galaxy", false)]
    [InlineData("moto generic edition", false)]
    public void Emulators_give_themselves_away_by_their_build(string build, bool isMet)
    {
        var evidence = Signed(Honest with { BuildNames = ["Pixel 8", build] });

        Judge.Decide(evidence).Met().ShouldBe(isMet ? (FraudRules.Emulator, false) : null);
        Judge.Decide(evidence.Blocking(FraudRules.Emulator)).IsBlocked.ShouldBe(isMet);
        Judge.Decide(evidence with { Platform = Platform.Ios, ByDeviceId = [] }).Fraud.ShouldBeEmpty();
    }

    [Fact]
    public void The_SDK_may_say_so_itself() => Judge.Decide(Signed(Honest with { SaysEmulator = true })).Met().ShouldBe((FraudRules.Emulator, false));

    [Theory]
    [InlineData("38400000-8cf0-11bd-b23e-10b96e40000d", false)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    [InlineData("a1b2c3d4e5f60718", false)]
    [InlineData("38400000-8cf0-11bd-b23e", true)]
    [InlineData("unknown", true)]
    public void A_broken_advertising_id_is_noted_and_one_that_is_withheld_is_not(string id, bool isMet) =>
        Judge.Decide(Signed(Honest with { AdvertisingIds = [id] })).Met().ShouldBe(isMet ? (FraudRules.MalformedAdvertisingId, false) : null);

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(5, 20, 10, null)]
    [InlineData(6, 0, 0, FraudRules.DeviceAnomaly)]
    [InlineData(0, 21, 0, FraudRules.MalformedAdvertisingId)]
    [InlineData(0, 0, 11, FraudRules.DuplicateInstall)]
    public void More_than_one_person_does_is_noted(int networks, int sharing, int twins, string? rule) =>
        Judge.Decide(Signed(Honest with { Counts = new(() => networks, () => sharing, _ => twins) })).Fraud.Select(found => found.Rule).ShouldBe(rule is null ? [] : [rule]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(23.9, true)]
    [InlineData(24, false)]
    public void The_same_device_within_a_day_is_a_duplicate(double hours, bool isMet)
    {
        var verdict = Judge.Decide(Signed(Honest with { InstalledBefore = Noon - Hours(hours) }));

        verdict.Met().ShouldBe(isMet ? (FraudRules.DuplicateInstall, false) : null);
    }

    [Theory]
    [InlineData(SignatureState.Verified, false)]
    [InlineData(SignatureState.Missing, false)]
    [InlineData(SignatureState.Failed, true)]
    [InlineData(SignatureState.Replayed, true)]
    public void A_wrong_signature_is_noted_where_it_is_not_refused(SignatureState signature, bool isMet) =>
        Judge.Decide(Signed(Honest with { Signature = signature })).Met().ShouldBe(isMet ? (FraudRules.IncorrectSignature, false) : null);

    [Fact]
    public void A_blocked_install_tells_its_source_and_an_organic_one_nobody()
    {
        var fake = Judge.Decide(Signed(Honest with { Network = NetworkKind.Tor }));
        var nobodys = Judge.Decide(Signed(Honest with { Network = NetworkKind.Tor }) with { ByDeviceId = [] });

        var rejection = fake.Rejection.ShouldNotBeNull();
        (rejection.Kind, rejection.Credit.Source, rejection.Credit.Blocked, rejection.Finding.Input).ShouldBe(("fake", "META", FraudRules.AnonymousTraffic, "an exit of Tor"));
        nobodys.IsBlocked.ShouldBeTrue();
        nobodys.Rejection.ShouldBeNull();
    }

    [Fact]
    public void A_source_can_be_let_off_a_rule_on_installs()
    {
        var evidence = Signed(Honest with { Network = NetworkKind.DataCentre });

        Judge.Decide(evidence.Under(new FraudRuleSetting { Rule = FraudRules.AnonymousTraffic, Source = "META", Mode = FraudMode.Tag })).Met().ShouldBe((FraudRules.AnonymousTraffic, false));
    }
}
