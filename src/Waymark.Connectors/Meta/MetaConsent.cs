using Waymark.Devices;

namespace Waymark.Connectors.Meta;

/// <summary>What the device's owner said about advertising, in the two words Meta has for it.</summary>
/// <param name="AllowsTracking">Apple's permission was given; on Android, advertising was not declined.</param>
/// <param name="ForbidsAdvertising">European consent is missing, or advertising was declined.</param>
sealed record MetaConsent(bool AllowsTracking, bool ForbidsAdvertising)
{
    public static MetaConsent Of(Telling telling)
    {
        var install = telling.Subject.Install;
        var isForbidden = install?.Consent?.ForbidsAdvertising == true || install?.Device.AllowsAds == false;
        var isPermitted = Acquisition.PlatformOf(telling) != Platform.Ios || IsPermittedByApple(install?.Device);
        return new(isPermitted && !isForbidden, isForbidden);
    }

    // The status is the later word: an id that was read before may still be there.
    static bool IsPermittedByApple(DeviceTraits? device) => device switch
    {
        null => false,
        { AttStatus: { } status } => status == "3",
        _ => device.Idfa is not null,
    };
}
