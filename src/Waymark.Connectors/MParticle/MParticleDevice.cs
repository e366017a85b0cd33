using System.Globalization;
using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.MParticle;

/// <summary>The device and the app: <c>device_info</c> and <c>application_info</c>.</summary>
static class MParticleDevice
{
    public static bool HasId(Telling telling) =>
        telling.Subject.Install?.Device is { } device && (device.Gaid ?? device.AndroidId ?? device.Idfa ?? device.Idfv) is not null;

    public static void Write(Utf8JsonWriter json, Telling telling)
    {
        if (telling.Subject.Install is not { } install) return;

        var platform = Acquisition.PlatformOf(telling);
        WriteDevice(json, install.Device, platform);

        json.WriteStartObject("application_info"u8);
        Write(json, "application_name", telling.App.Name);
        Write(json, "application_version", install.AppVersion);
        Write(json, "package", platform == Platform.Ios ? telling.App.Ios?.BundleId : telling.App.Android?.Package);
        Write(json, "os", platform switch { Platform.Ios => "IOS", Platform.Android => "Android", _ => null });
        json.WriteEndObject();
    }

    static void WriteDevice(Utf8JsonWriter json, DeviceTraits device, Platform platform)
    {
        json.WriteStartObject("device_info"u8);
        Write(json, "platform", platform switch { Platform.Ios => "iOS", Platform.Android => "Android", Platform.Web => "web", _ => null });
        Write(json, "os_version", device.OsVersion);
        Write(json, "brand", device.Brand);
        Write(json, "device_model", device.Model);
        Write(json, "locale_language", device.Language);

        if (platform == Platform.Ios)
        {
            Write(json, "ios_advertising_id", device.Idfa);
            Write(json, "ios_idfv", device.Idfv);
            Write(json, "att_authorization_status", AttStatus(device.AttStatus));
        }
        else
        {
            Write(json, "android_advertising_id", device.Gaid);
            Write(json, "android_uuid", device.AndroidId);
        }

        if (device.AllowsAds is { } allows)
            json.WriteBoolean("limit_ad_tracking"u8, !allows);

        if (device.TimeZoneOffset is { } minutes)
            json.WriteNumber("timezone_offset"u8, minutes / 60);

        WriteScreen(json, device.Screen);
        json.WriteEndObject();
    }

    // Known as "852x393x3": larger side, smaller side, scale.
    static void WriteScreen(Utf8JsonWriter json, string? screen)
    {
        if (screen?.Split('x') is not [var height, var width, ..]
            || !int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var tall)
            || !int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var wide))
        {
            return;
        }

        json.WriteNumber("screen_height"u8, tall);
        json.WriteNumber("screen_width"u8, wide);
    }

    static string? AttStatus(string? status) => status switch
    {
        "0" => "not_determined",
        "1" => "restricted",
        "2" => "denied",
        "3" => "authorized",
        _ => null,
    };

    static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }
}
