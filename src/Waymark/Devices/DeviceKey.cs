using System.Text;
using Waymark.Facts;

namespace Waymark.Devices;

/// <summary>What tells that two installs are on the same device, as hashes.</summary>
public static class DeviceKey
{
    /// <summary>The keys by which a device is known again, the surest first.</summary>
    public static IEnumerable<long> Of(DeviceTraits device)
    {
        if (device.Gaid is not null) yield return Of("gaid", device.Gaid);
        if (device.Idfa is not null) yield return Of("idfa", device.Idfa);
        if (device.Idfv is not null) yield return Of("idfv", device.Idfv);
        if (device.AndroidId is not null) yield return Of("android_id", device.AndroidId);
        if (device.AppSetId is not null) yield return Of("app_set_id", device.AppSetId);
    }

    /// <summary>The keys of an advertising id that nobody says the platform of.</summary>
    public static IEnumerable<long> OfAdvertisingId(string id) => [Of("gaid", id), Of("idfa", id)];

    /// <summary>Not a device but a place: how many installs share an address.</summary>
    public static long OfAddress(string matchKey) => Of("address", matchKey);

    /// <summary>The same of every place that an install was used at, which says nothing of how many do.</summary>
    public static long OfWhereabouts(string matchKey) => Of("whereabouts", matchKey);

    /// <summary>The token that pushes reach an install with.</summary>
    public static long OfPushToken(string token) => Of("push_token", token);

    /// <summary>CleverTap's id of a device.</summary>
    public static long OfCleverTapId(string id) => Of("clevertap_id", id);

    static long Of(string kind, string value) => (long)StableHash.Of(Encoding.UTF8.GetBytes($"{kind}\0{value}"));
}
