using Waymark.Facts;

namespace Waymark.Fraud;

/// <summary>What a first open says of itself, and what is known of its device and address.</summary>
public sealed record InstallSigns
{
    public string? Country { get; init; }

    public NetworkKind Network { get; init; }

    public SignatureState Signature { get; init; }

    public string? AppVersion { get; init; }

    public bool HasUserId { get; init; }

    /// <summary>The SDK says that it runs on an emulator.</summary>
    public bool SaysEmulator { get; init; }

    /// <summary>Names of the device and its build, in which emulators give themselves away.</summary>
    public IReadOnlyList<string> BuildNames { get; init; } = [];

    /// <summary>What was sent as advertising ids, as sent.</summary>
    public IReadOnlyList<string> AdvertisingIds { get; init; } = [];

    /// <summary>When the app was last installed on the same device; null when it never was.</summary>
    public DateTimeOffset? InstalledBefore { get; init; }

    public DeviceCounts Counts { get; init; } = DeviceCounts.None;
}

/// <summary>Counts around an install; asked only by rules that are on.</summary>
/// <param name="Networks">Networks (an IPv4 /24, an IPv6 /48) that the device was seen on in the last 24 hours.</param>
/// <param name="SharingId">Installs with the device's advertising id in the last 24 hours.</param>
/// <param name="Twins">Installs of the same model from the same address in the last hour, this one included; asked with the count up to which it does not matter how many.</param>
public sealed record DeviceCounts(Func<int> Networks, Func<int> SharingId, Func<double, int> Twins)
{
    public static DeviceCounts None { get; } = new(() => 0, () => 0, _ => 0);
}
