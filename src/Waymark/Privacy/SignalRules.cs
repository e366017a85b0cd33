using Waymark.Apps;
using Waymark.Devices;

namespace Waymark.Privacy;

/// <summary>Which signals of a device may be used: by the platform's rules, the person's word and the owner's. The table is docs/privacy-of-signals.md.</summary>
public static class SignalRules
{
    const string Authorized = "3";

    /// <returns>What speaks against using its advertising id, be it for a match or for a partner; null when nothing does.</returns>
    public static string? AgainstAdvertisingId(PrivacySettings privacy, DeviceTraits device, Consent? consent, bool hasOptedOut) =>
        AgainstAnything(privacy, device, consent, hasOptedOut) ?? device switch
        {
            { AttStatus: not (null or Authorized) } => "tracking was not permitted",
            { LimitsAdTracking: true } => "ad tracking is limited",
            _ => null,
        };

    /// <param name="app">Whose settings hold.</param>
    /// <param name="platform">The device's.</param>
    /// <param name="device">What it tells.</param>
    /// <param name="consent">Null while nothing was said.</param>
    /// <param name="hasOptedOut">The person wants nothing to leave.</param>
    /// <param name="isAd">The click was on an ad, not on a link of the owner's own.</param>
    /// <returns>What speaks against matching by address and traits; null when nothing does.</returns>
    public static string? AgainstTraits(App app, Platform platform, DeviceTraits device, Consent? consent, bool hasOptedOut, bool isAd)
    {
        var (privacy, settings, isIos) = (app.Privacy, app.Attribution.Probabilistic, platform == Platform.Ios);

        if (AgainstAnything(privacy, device, consent, hasOptedOut) is { } objection) return objection;
        if (!(isIos ? settings.Ios : settings.Android)) return isIos ? "off for iOS" : "off for Android";

        return isIos ? AgainstTraitsOnIos(privacy, device, isAd)
            : device.LimitsAdTracking == true && !Covers(privacy.LimitAdTracking, isAd) ? "ad tracking is limited"
            : null;
    }

    /// <summary>An advertising id that should not be there is not kept, so that nobody can use it later.</summary>
    /// <returns>The very same device when there is none.</returns>
    public static DeviceTraits Kept(PrivacySettings privacy, DeviceTraits device)
    {
        if ((device.Gaid ?? device.Idfa) is null) return device;

        return privacy.Children || device.LimitsAdTracking == true ? device with { Gaid = null, Idfa = null }
            : device.AttStatus is not (null or Authorized) && device.Idfa is not null ? device with { Idfa = null }
            : device;
    }

    static string? AgainstAnything(PrivacySettings privacy, DeviceTraits device, Consent? consent, bool hasOptedOut) =>
        hasOptedOut ? "the person opted out"
        : privacy.Children ? "the app is made for children"
        : device.AllowsAds == false ? "the user refused advertising"
        : Consent.Forbids(privacy.Consent, consent) ? "no consent to advertising was given"
        : null;

    // Apple ties ad measurement by device traits to the tracking permission; the owner's own links are no ads.
    static string? AgainstTraitsOnIos(PrivacySettings privacy, DeviceTraits device, bool isAd) =>
        device.AttStatus is "1" or "2" && privacy.AttDenied == AfterDenial.None ? "tracking was not permitted"
        : isAd && !device.AllowsTracking ? "a paid ad on iOS without tracking permission"
        : null;

    static bool Covers(TraitMatching matching, bool isAd) => matching == TraitMatching.All || (matching == TraitMatching.OwnLinks && !isAd);
}
