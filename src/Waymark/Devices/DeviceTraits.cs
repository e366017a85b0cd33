namespace Waymark.Devices;

/// <summary>What is known of a device: its ids and the traits that a match may compare. Null means not known.</summary>
public sealed record DeviceTraits
{
    public static DeviceTraits Unknown { get; } = new();

    /// <summary>Google advertising id, lower-case UUID.</summary>
    public string? Gaid { get; init; }

    /// <summary>Apple advertising id, lower-case UUID.</summary>
    public string? Idfa { get; init; }

    /// <summary>Apple's per-vendor id, lower-case UUID.</summary>
    public string? Idfv { get; init; }

    /// <summary>Android ID (SSAID).</summary>
    public string? AndroidId { get; init; }

    public string? AppSetId { get; init; }

    public string? OsVersion { get; init; }

    public string? Model { get; init; }

    public string? Brand { get; init; }

    /// <summary>Primary subtag in lower case, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Two upper-case letters, such as <c>IN</c>, by the device's own settings.</summary>
    public string? Country { get; init; }

    /// <summary>Minutes east of UTC.</summary>
    public int? TimeZoneOffset { get; init; }

    /// <summary>Larger x smaller side x scale, such as <c>852x393x3</c>.</summary>
    public string? Screen { get; init; }

    /// <summary>Apple's tracking permission: 0 not determined, 1 restricted, 2 denied, 3 authorized.</summary>
    public string? AttStatus { get; init; }

    /// <summary>The user limits ad tracking, by the device's own word; null when it does not say.</summary>
    public bool? LimitsAdTracking { get; init; }

    /// <summary>What the user of an EEA device said about advertising; null when nothing was said or asked.</summary>
    public bool? AllowsAds { get; init; }

    public bool AllowsTracking => Idfa is not null || AttStatus == "3";
}
