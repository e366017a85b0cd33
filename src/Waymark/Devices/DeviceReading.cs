using Waymark.Facts;
using Waymark.Touches;

namespace Waymark.Devices;

/// <summary>Reads what a call tells about its device.</summary>
public static class DeviceReading
{
    public static Platform PlatformOf(DeviceCall call) => Platforms.Resolve(call.Text("platform"), call.DeviceText);

    public static DeviceTraits TraitsOf(DeviceCall call, Platform platform) => new()
    {
        Gaid = AdvertisingId.Read(call.DeviceText("gaid")),
        Idfa = AdvertisingId.Read(call.DeviceText("idfa")),
        Idfv = AdvertisingId.Read(call.DeviceText("idfv")),
        AndroidId = platform == Platform.Android ? AndroidId(call) : null,
        AppSetId = call.DeviceText("appsetid"),
        OsVersion = DeviceClaims.OsVersion(platform, call.DeviceText),
        Model = DeviceClaims.Model(platform, call.DeviceText),
        Brand = call.DeviceText("brand") ?? call.DeviceText("manufacturer"),
        Language = DeviceClaims.Language(call.DeviceText),
        TimeZoneOffset = int.TryParse(call.DeviceText("timezone_offset"), out var minutes) ? minutes : null,
        AttStatus = call.DeviceText("att_status"),
        AllowsAds = AllowsAds(call),
    };

    /// <summary>Later calls fill what was not known; what they know differently is newer.</summary>
    public static DeviceTraits Merge(DeviceTraits known, DeviceTraits told) => new()
    {
        Gaid = told.Gaid ?? known.Gaid,
        Idfa = told.Idfa ?? known.Idfa,
        Idfv = told.Idfv ?? known.Idfv,
        AndroidId = told.AndroidId ?? known.AndroidId,
        AppSetId = told.AppSetId ?? known.AppSetId,
        OsVersion = told.OsVersion ?? known.OsVersion,
        Model = told.Model ?? known.Model,
        Brand = told.Brand ?? known.Brand,
        Language = told.Language ?? known.Language,
        TimeZoneOffset = told.TimeZoneOffset ?? known.TimeZoneOffset,
        Screen = told.Screen ?? known.Screen,
        AttStatus = told.AttStatus ?? known.AttStatus,
        AllowsAds = told.AllowsAds ?? known.AllowsAds,
    };

    // The emulator's famous id, and too short ones, are shared by many devices.
    static string? AndroidId(DeviceCall call) =>
        (call.DeviceText("android_id") ?? call.DeviceText("device_id"))?.Trim() is { Length: >= 8 and <= 64 } id && id != "9774d56d682e549c"
            ? id.ToLowerInvariant()
            : null;

    // iOS nests it in "consent", newer Android wrappers may not.
    static bool? AllowsAds(DeviceCall call)
    {
        string? Said(string key) =>
            (call.DeviceObject("consent") is { } consent ? DeviceCall.Text(consent, key) : null) ?? call.DeviceText(key);

        return (Said("is_eea"), Said("ad_user_data")) switch
        {
            ("1" or "true", "0" or "false") => false,
            (_, "1" or "true") => true,
            _ => null,
        };
    }
}
