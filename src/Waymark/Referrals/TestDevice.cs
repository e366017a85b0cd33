using Waymark.Devices;
using Waymark.Installs;

namespace Waymark.Referrals;

/// <summary>A device registered for testing: what it refers is in no report and earns no reward.</summary>
public sealed record TestDevice
{
    public required string App { get; init; }

    public required TestDeviceKind Kind { get; init; }

    /// <summary>As <see cref="Read"/> gives it.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public string? Name { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public string? AddedBy { get; init; }

    /// <returns>The id as it is kept; null when it cannot be one of that kind.</returns>
    public static string? Read(TestDeviceKind kind, string id) => kind switch
    {
        TestDeviceKind.AdvertisingId or TestDeviceKind.VendorId => AdvertisingId.Read(id),
        TestDeviceKind.AndroidId => id.Trim() is { Length: > 0 and <= 64 } text ? text.ToLowerInvariant() : null,
        TestDeviceKind.Install => InstallId.Read(id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <returns>Everything that an install can be registered by.</returns>
    public static IEnumerable<(TestDeviceKind Kind, string Id)> IdsOf(Install install)
    {
        yield return (TestDeviceKind.Install, install.Id);
        if (install.Device.Gaid is { } gaid) yield return (TestDeviceKind.AdvertisingId, gaid);
        if (install.Device.Idfa is { } idfa) yield return (TestDeviceKind.AdvertisingId, idfa);
        if (install.Device.Idfv is { } idfv) yield return (TestDeviceKind.VendorId, idfv.ToLowerInvariant());
        if (install.Device.AndroidId is { } androidId) yield return (TestDeviceKind.AndroidId, androidId.ToLowerInvariant());
    }
}

/// <summary>What a test device is known by.</summary>
public enum TestDeviceKind
{
    /// <summary>GAID or IDFA.</summary>
    AdvertisingId,

    /// <summary>Apple's id per vendor.</summary>
    VendorId,
    AndroidId,

    /// <summary>The id that the app made for its install.</summary>
    Install,
}
