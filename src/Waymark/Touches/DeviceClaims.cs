using Waymark.Devices;

namespace Waymark.Touches;

/// <summary>Reads what an SDK claims about its device into the traits that clicks can be compared with.</summary>
public static class DeviceClaims
{
    /// <param name="platform">As resolved from the request.</param>
    /// <param name="deviceKey">A value of <c>device_data</c> as text; null for absent ones and for objects and lists.</param>
    public static string? Model(Platform platform, Func<string, string?> deviceKey) => platform switch
    {
        // On iOS every name but the hardware identifier is generic ("iPhone") or personal ("Ana's iPhone").
        Platform.Ios => Identifier(deviceKey("device_model")) ?? Identifier(deviceKey("device_id"))
            ?? Identifier(deviceKey("device")) ?? Identifier(deviceKey("device_name")),

        // The web view's user agent names the model in the very form that browsers show it.
        Platform.Android => DeviceModels.Read(deviceKey("device_model")) ?? UserAgent.Read(deviceKey("user_agent")).Model
            ?? DeviceModels.Read(deviceKey("device_name")) ?? DeviceModels.Read(deviceKey("device")),
        _ => null,
    };

    /// <inheritdoc cref="Model"/>
    public static string? OsVersion(Platform platform, Func<string, string?> deviceKey) =>
        OsVersions.Read(deviceKey("system_version"), platform == Platform.Android)
        ?? UserAgent.Read(deviceKey("user_agent")).OsVersion;

    /// <inheritdoc cref="Model"/>
    public static string? Language(Func<string, string?> deviceKey) =>
        Languages.Primary(deviceKey("language")) ?? Languages.Primary(deviceKey("locale"));

    static string? Identifier(string? text) =>
        DeviceModels.Read(text) is { } model && DeviceModels.IsAppleIdentifier(model) ? model : null;
}
