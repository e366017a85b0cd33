using System.Globalization;
using System.Text.Json;
using Waymark.Devices;

namespace Waymark.Connectors.Meta;

/// <summary>The app and the device: <c>app_data</c>, which every app event needs.</summary>
static class MetaDevice
{
    public static void Write(Utf8JsonWriter json, Telling telling, MetaConsent consent)
    {
        var install = telling.Subject.Install;
        var device = install?.Device ?? DeviceTraits.Unknown;
        var isIos = Acquisition.PlatformOf(telling) == Platform.Ios;
        var (width, height, density) = Screen(device.Screen);

        json.WriteStartObject("app_data"u8);
        json.WriteNumber("advertiser_tracking_enabled"u8, consent.AllowsTracking ? 1 : 0);
        json.WriteNumber("application_tracking_enabled"u8, consent.ForbidsAdvertising ? 0 : 1);
        json.WriteStartArray("extinfo"u8);

        // Sixteen places, each with its own meaning; what is not known stays empty.
        ReadOnlySpan<string?> places =
        [
            isIos ? "i2" : "a2",
            isIos ? telling.App.Ios?.BundleId : telling.App.Android?.Package,
            install?.AppVersion, install?.AppVersion,
            device.OsVersion, device.Model, device.Language, TimeZone(device.TimeZoneOffset), null,
            width, height, density,
            null, null, null, null,
        ];

        foreach (var place in places)
            json.WriteStringValue(place ?? "");

        json.WriteEndArray();

        if (consent.AllowsTracking && device.Idfv is { } vendorId)
            json.WriteString("vendor_id"u8, vendorId);

        json.WriteEndObject();
    }

    // Known as "852x393x3": larger side, smaller side, scale.
    static (string? Width, string? Height, string? Density) Screen(string? screen) =>
        screen?.Split('x') is [var height, var width, var density] ? (width, height, density) : default;

    static string? TimeZone(int? minutesEast) => minutesEast is { } minutes
        ? string.Create(CultureInfo.InvariantCulture, $"GMT{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60}{(minutes % 60 == 0 ? "" : $":{Math.Abs(minutes) % 60:00}")}")
        : null;
}
