namespace Waymark.Referrals;

/// <summary>The codes of everything that may speak against a referral.</summary>
public static class FraudReasons
{
    public const string SameUser = "same_user";
    public const string SameIp = "same_ip";
    public const string AdIdReset = "ad_id_reset";
    public const string ManyInstallsSameIp = "many_installs_same_ip";
    public const string DeviceSeen = "device_seen";
    public const string InvalidClickTime = "invalid_click_time";
    public const string Jailbroken = "jailbroken";
    public const string TestDevice = "test_device";
    public const string ReferralRing = "referral_ring";
    public const string Velocity = "velocity";

    public static IReadOnlyList<string> All { get; } =
        [SameUser, SameIp, AdIdReset, ManyInstallsSameIp, DeviceSeen, InvalidClickTime, Jailbroken, TestDevice, ReferralRing, Velocity];
}
