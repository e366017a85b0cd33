using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Waymark.Client;

/// <summary>What the app could learn about its device. Everything is optional; what is unknown is not sent.</summary>
public sealed record DeviceData
{
    public string? Device { get; init; }

    public string? DeviceName { get; init; }

    public string? DeviceModel { get; init; }

    /// <summary>Android's per-app device id (SSAID).</summary>
    public string? DeviceId { get; init; }

    public string? Manufacturer { get; init; }

    public string? Brand { get; init; }

    public string? SystemVersion { get; init; }

    /// <summary><c>wifi</c>, <c>cellular</c> and the like.</summary>
    public string? Connectivity { get; init; }

    public DeviceDisplay? DeviceDisplay { get; init; }

    public string? ApplicationName { get; init; }

    public string? BundleId { get; init; }

    public string? Version { get; init; }

    public string? BuildNumber { get; init; }

    /// <summary>Google's advertising id; leave out when the person limits ad tracking.</summary>
    public string? Gaid { get; init; }

    /// <summary>Apple's advertising id; only with consent.</summary>
    public string? Idfa { get; init; }

    public string? Idfv { get; init; }

    [JsonPropertyName("appsetid")]
    public string? AppSetId { get; init; }

    [JsonPropertyName("appsetid_scope")]
    public int? AppSetIdScope { get; init; }

    public string? Locale { get; init; }

    public string? Language { get; init; }

    public string? Country { get; init; }

    /// <summary>IANA name, such as <c>Asia/Kolkata</c>.</summary>
    [JsonPropertyName("timezone")]
    public string? TimeZone { get; init; }

    /// <summary>Minutes east of UTC.</summary>
    [JsonPropertyName("timezone_offset")]
    public int? TimeZoneOffset { get; init; }

    public string? UserAgent { get; init; }

    public IReadOnlyList<string>? Carrier { get; init; }

    /// <summary>Apple's AdServices token, to be exchanged by the server within 24 hours.</summary>
    [JsonPropertyName("adservices_attribution_token")]
    public string? AdServicesAttributionToken { get; init; }

    /// <summary>Google's on-device measurement.</summary>
    public string? OdmInfo { get; init; }

    /// <summary>Seconds since the epoch.</summary>
    public double? FirstOpenTimestamp { get; init; }

    /// <summary>Tracking permission: <c>0</c> not asked, <c>1</c> restricted, <c>2</c> denied, <c>3</c> granted.</summary>
    public string? AttStatus { get; init; }

    public DeviceConsent? Consent { get; init; }

    /// <summary>The Play Store's install referrer, unchanged.</summary>
    public string? InstallRef { get; init; }

    /// <summary>Seconds since the epoch by Google's clock.</summary>
    [JsonPropertyName("installBeginTimestampServerSeconds")]
    public long? InstallBeginTimestampServerSeconds { get; init; }

    /// <summary>Seconds since the epoch by Google's clock.</summary>
    [JsonPropertyName("referrerClickTimestampServerSeconds")]
    public long? ReferrerClickTimestampServerSeconds { get; init; }

    /// <summary>Seconds since the epoch by the device's clock.</summary>
    [JsonPropertyName("install_ref_installBeginTimestampSeconds")]
    public long? InstallBeginTimestampSeconds { get; init; }

    /// <summary>Seconds since the epoch by the device's clock.</summary>
    [JsonPropertyName("install_ref_referrerClickTimestampSeconds")]
    public long? ReferrerClickTimestampSeconds { get; init; }

    [JsonPropertyName("install_ref_googlePlayInstantParam")]
    public bool? GooglePlayInstant { get; init; }

    public MetaInstallReferrer? MetaInstallRef { get; init; }

    public bool? IsEmulator { get; init; }

    public bool? IsDebuggable { get; init; }

    public string? InstallerPackage { get; init; }

    /// <summary><c>production</c>, <c>sandbox</c>, <c>xcode</c> or <c>development</c>.</summary>
    public string? AppStoreEnvironment { get; init; }

    /// <summary>Anything else, by the name it has on the wire; wins over the properties above.</summary>
    [JsonIgnore]
    public JsonObject? Extra { get; init; }
}
