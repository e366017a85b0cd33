using Waymark.Devices;

namespace Waymark.Attribution;

/// <summary>Checks that come out the same for one touch after another: behind a busy address there are dozens, and each is made once.</summary>
static class UsualChecks
{
    public static Check NoDeviceId { get; } = new("no_device_id", "none on the click", "none", null, true);

    public static Check HasDeviceId { get; } = NoDeviceId with { Input = "the click carries an advertising id", Passed = false };

    /// <summary>By platform: nobody knows whether two that are unknown are the same.</summary>
    public static IReadOnlyList<Check> SamePlatform { get; } =
        [.. Enum.GetValues<Platform>().Select(platform => new Check("platform", platform.Lower(), platform.Lower(), null, platform != Platform.Unknown))];

    public static Check NotCreditedYet { get; } = new("not_credited_yet", "free", "free", null, true);

    public static Check Credited { get; } = NotCreditedYet with { Input = "credited to another install", Passed = false };

    public static Check NothingInReferrer { get; } = new("referrer", "says nothing against it", "not store_organic", null, true);

    public static Check StoreOrganic { get; } = NothingInReferrer with { Input = "store_organic", Passed = false };

    public static Check CampaignActive { get; } = new("campaign_active", "active", "active", "campaign", true);

    public static Check CampaignSwitchedOff { get; } = CampaignActive with { Input = "switched off", Passed = false };

    public static Check TraitsAllowed { get; } = new("privacy", "allowed", "allowed", "app", true);

    public static Check DeviceIdAllowed { get; } = TraitsAllowed with { Name = "device_id_allowed" };
}
