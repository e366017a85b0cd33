using System.Globalization;
using Waymark.Facts;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Devices;

/// <summary>Reads what a call tells about its device.</summary>
public static class DeviceReading
{
    const int LongestText = 128;

    public static Platform PlatformOf(DeviceCall call) => Platforms.Resolve(call.Text("platform"), call.DeviceText);

    public static DeviceTraits TraitsOf(DeviceCall call, Platform platform) => new()
    {
        Gaid = AdvertisingId.Read(call.DeviceText("gaid")),
        Idfa = AdvertisingId.Read(call.DeviceText("idfa")),
        Idfv = AdvertisingId.Read(call.DeviceText("idfv")),
        AndroidId = platform == Platform.Android ? AndroidId(call) : null,
        AppSetId = AdvertisingId.Read(call.DeviceText("appsetid")),
        OsVersion = DeviceClaims.OsVersion(platform, call.DeviceText),
        Model = DeviceClaims.Model(platform, call.DeviceText),
        Brand = Short(call.DeviceText("brand")) ?? Short(call.DeviceText("manufacturer")),
        Language = DeviceClaims.Language(call.DeviceText),
        Country = CountryOf(call),
        TimeZoneOffset = int.TryParse(call.DeviceText("timezone_offset"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
        AttStatus = Short(call.DeviceText("att_status")),
        LimitsAdTracking = LimitsAdTracking(call),
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
        Country = told.Country ?? known.Country,
        TimeZoneOffset = told.TimeZoneOffset ?? known.TimeZoneOffset,
        Screen = told.Screen ?? known.Screen,
        AttStatus = told.AttStatus ?? known.AttStatus,
        LimitsAdTracking = told.LimitsAdTracking ?? known.LimitsAdTracking,
        AllowsAds = told.AllowsAds ?? known.AllowsAds,
    };

    /// <returns>Text of a reasonable length; null for what is no name or version but a mistake.</returns>
    public static string? Short(string? text) => text is { Length: <= LongestText } ? text : null;

    // Of the country itself, else of a locale such as en_IN.
    static string? CountryOf(DeviceCall call) => Country(call.DeviceText("country"))
        ?? (call.DeviceText("locale")?.Split('_', '-') is [_, .., var region] ? Country(region) : null);

    static string? Country(string? text) => text?.Trim() is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    static string? AndroidId(DeviceCall call) => AndroidId(call.DeviceText("android_id")) ?? AndroidId(call.DeviceText("device_id"));

    // 64 bits in hex, some without leading zeros. Old clients put the board's name into device_id, and a board, like the famous
    // id of one emulator, is shared by many devices.
    static string? AndroidId(string? text) =>
        text?.Trim().ToLowerInvariant() is { Length: >= 12 and <= 16 } id
        && id.All(char.IsAsciiHexDigit)
        && id.Distinct().Count() > 2
        && id != "9774d56d682e549c"
            ? id
            : null;

    // Since Android 12 an id of nothing but zeros says it; an id of its own says the opposite.
    static bool? LimitsAdTracking(DeviceCall call) =>
        YesOrNo.Read(call.DeviceText("limit_ad_tracking")) ?? (call.DeviceText("gaid") is not { } gaid ? null
            : AdvertisingId.IsZeros(gaid) ? true
            : AdvertisingId.Read(gaid) is not null ? false
            : null);

    static bool? AllowsAds(DeviceCall call) => ConsentReading.Read(call) switch
    {
        { IsEea: true, AdUserData: false } => false,
        { AdUserData: true } => true,
        _ => null,
    };
}
