using System.Text.Json;
using Waymark.Apps;
using Waymark.Devices;
using Waymark.Installs;

namespace Waymark.Server.Servers;

/// <summary>Writes what is known of an install's device, by the names under which devices tell it.</summary>
static class DeviceText
{
    public static void Write(Utf8JsonWriter json, App app, Install install)
    {
        var device = install.Device;

        json.WriteStartObject("device_data"u8);
        json.WriteString("platform"u8, install.Platform == Platform.Unknown ? null : install.Platform.Lower().ToUpperInvariant());
        json.WriteString("install_instance_id"u8, install.Id);
        json.WriteString("application_name"u8, app.Name ?? app.Id);
        json.WriteString("bundle_id"u8, install.Platform == Platform.Ios ? app.Ios?.BundleId : app.Android?.Package);
        json.WriteString("version"u8, install.AppVersion);
        json.WriteString("brand"u8, device.Brand);
        json.WriteString("device_name"u8, device.Model);
        json.WriteString("system_version"u8, device.OsVersion);
        json.WriteString("device_language"u8, device.Language);
        json.WriteString("gaid"u8, device.Gaid);
        json.WriteString("idfa"u8, device.Idfa);
        json.WriteString("idfv"u8, device.Idfv);
        json.WriteString("android_id"u8, device.AndroidId);
        json.WriteEndObject();
    }
}
