using Waymark.Apps;
using Waymark.Referrals;

namespace Waymark.Tests.Referrals;

public sealed class ReferralFraudTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    static readonly ReferralFraudSettings Usual = new();

    static ReferralSigns Install => new() { Occasion = Occasion.AppInstall, At = Noon, ClickAt = Noon.AddMinutes(-5) };

    [Fact]
    public void A_referral_that_nothing_speaks_against_is_valid()
    {
        var verdict = ReferralFraud.Judge(Install, Usual);

        verdict.Status.ShouldBe(FraudStatus.Valid);
        verdict.Findings.ShouldBeEmpty();
    }

    public static TheoryData<string, FraudStatus, ReferralSigns> Signs => new()
    {
        { "same_ip", FraudStatus.Suspicious, Install with { SharedAddress = "203.0.113.9" } },
        { "ad_id_reset", FraudStatus.Suspicious, Install with { ChangedAdvertisingId = "a, now b" } },
        { "many_installs_same_ip", FraudStatus.Suspicious, Install with { InstallsFromAddress = 3 } },
        { "many_installs_same_ip", FraudStatus.Suspicious, Install with { InstallsFromAddress = 9 } },
        { "many_installs_same_ip", FraudStatus.Rejected, Install with { InstallsFromAddress = 10 } },
        { "same_user", FraudStatus.Rejected, Install with { SameUser = "account" } },
        { "device_seen", FraudStatus.Valid, Install with { IsDeviceSeen = true } },
        { "invalid_click_time", FraudStatus.Suspicious, Install with { ClickAt = Noon.AddSeconds(-9.9) } },
        { "invalid_click_time", FraudStatus.Suspicious, Install with { InstallBeganAt = Noon.AddMinutes(-5).AddSeconds(5) } },
        { "invalid_click_time", FraudStatus.Rejected, Install with { InstallBeganAt = Noon.AddMinutes(-6) } },
        { "jailbroken", FraudStatus.Suspicious, Install with { Tampering = "rooted" } },
        { "test_device", FraudStatus.Valid, Install with { IsTestDevice = true } },
        { "referral_ring", FraudStatus.Suspicious, Install with { Ring = "in a circle" } },
        { "velocity", FraudStatus.Suspicious, Install with { ArrivalsThisHour = 21 } },
        { "velocity", FraudStatus.Suspicious, Install with { Occasion = Occasion.LinkClick, ClickAt = null, ClicksThisHour = 31 } },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void Every_reason_has_its_sign_and_its_status(string reason, FraudStatus status, ReferralSigns signs)
    {
        var verdict = ReferralFraud.Judge(signs, Usual);

        verdict.Status.ShouldBe(status);
        verdict.Findings.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public void No_reason_is_without_a_test() =>
        Signs.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal).ShouldBe(FraudReasons.All.Order(StringComparer.Ordinal));

    public static TheoryData<ReferralSigns> JustNot =>
    [
        Install with { InstallsFromAddress = 2 },
        Install with { ClickAt = Noon.AddSeconds(-10) },
        Install with { ClickAt = null },
        Install with { ArrivalsThisHour = 20 },
        Install with { Occasion = Occasion.LinkClick, ClickAt = null, ClicksThisHour = 30, ArrivalsThisHour = 1_000 },
        // An open of an app that was there comes right after its click.
        Install with { Occasion = Occasion.AppOpen, ClickAt = Noon.AddSeconds(-1), InstallsFromAddress = 50 },
        // The store tells whole seconds: one that began within the second of the click is no earlier.
        Install with { Occasion = Occasion.AppOpen, InstallBeganAt = Noon.AddMinutes(-6) },
    ];

    [Theory]
    [MemberData(nameof(JustNot))]
    public void What_is_just_within_a_threshold_is_valid(ReferralSigns signs) => ReferralFraud.Judge(signs, Usual).Findings.ShouldBeEmpty();

    [Fact]
    public void The_store_tells_whole_seconds_so_a_click_within_that_second_came_before_it() =>
        ReferralFraud.Judge(Install with { ClickAt = Noon.AddMilliseconds(-1), InstallBeganAt = Noon.AddMilliseconds(-1).AddMilliseconds(-998) }, Usual)
            .Status.ShouldBe(FraudStatus.Suspicious);

    [Fact]
    public void The_strongest_status_wins_and_every_reason_is_kept()
    {
        var verdict = ReferralFraud.Judge(Install with { SharedAddress = "203.0.113.9", SameUser = "device", Tampering = "rooted", IsTestDevice = true }, Usual);

        verdict.Status.ShouldBe(FraudStatus.Rejected);
        verdict.Reasons.ShouldBe(["same_user", "same_ip", "jailbroken", "test_device"]);
    }

    [Fact]
    public void Thresholds_are_settings_and_zero_switches_a_test_off()
    {
        var strict = new ReferralFraudSettings { InstallsPerAddress = 1, LeastSecondsToInstall = 600, ReferralsPerHour = 1 };
        var off = new ReferralFraudSettings
        {
            AddressDays = 0, InstallsPerAddress = 0, InstallsPerAddressRejected = 0, LeastSecondsToInstall = 0, ReferralsPerHour = 0, ClicksPerHour = 0,
        };
        var signs = Install with { InstallsFromAddress = 100, ClickAt = Noon, ArrivalsThisHour = 1_000, SharedAddress = "203.0.113.9" };

        ReferralFraud.Judge(Install with { InstallsFromAddress = 1, ArrivalsThisHour = 2 }, strict).Reasons.ShouldBe(["many_installs_same_ip", "invalid_click_time", "velocity"]);
        ReferralFraud.Judge(signs, off).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("203.0.113.9", true)]
    [InlineData("203.0.114.9", false)]
    [InlineData("2001:db8:1:2::/64", true)]
    [InlineData("2001:db8:2:2::/64", false)]
    public void Addresses_in_exempt_ranges_say_nothing(string address, bool isExempt) =>
        ExemptAddresses.Contain(["203.0.113.0/24", "2001:db8:1::/48"], address).ShouldBe(isExempt);

    [Fact]
    public void Without_ranges_no_address_is_exempt() => ExemptAddresses.Contain([], "203.0.113.9").ShouldBeFalse();
}
