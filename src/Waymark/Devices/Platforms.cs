namespace Waymark.Devices;

/// <summary>Decides which platform a device's request is about.</summary>
public static class Platforms
{
    /// <summary>
    /// <c>ANDROID</c> and <c>IOS</c> in any letter case decide at once. Cross-platform clients (REACT_NATIVE, EXPO, FLUTTER,
    /// CAPACITOR) and absence leave it to what the device tells about itself.
    /// </summary>
    /// <param name="platform">The request's <c>platform</c>.</param>
    /// <param name="deviceKey">A value of <c>device_data</c> as text; null for absent ones and for objects and lists.</param>
    public static Platform Resolve(string? platform, Func<string, string?> deviceKey) =>
        platform?.Trim().ToUpperInvariant() switch
        {
            "ANDROID" => Platform.Android,
            "IOS" => Platform.Ios,
            "WEB" => Platform.Web,
            _ => FromDevice(deviceKey),
        };

    static Platform FromDevice(Func<string, string?> deviceKey)
    {
        if (IsApple(deviceKey)) return Platform.Ios;

        // Android never knows fewer than one of these; iOS sends a negative or no API level.
        string[] androidOnly = ["brand", "manufacturer", "gaid", "android_id", "install_ref", "installReferrer", "install_ref_url"];
        var isAndroid = androidOnly.Any(key => !string.IsNullOrWhiteSpace(deviceKey(key)))
            || Contains(deviceKey("base_os"), "android")
            || Contains(deviceKey("user_agent"), "android")
            || (int.TryParse(deviceKey("api_level"), out var level) && level > 0);

        return isAndroid ? Platform.Android : Platform.Unknown;
    }

    static bool IsApple(Func<string, string?> deviceKey) =>
        !string.IsNullOrWhiteSpace(deviceKey("idfv"))
        || Contains(deviceKey("brand"), "apple")
        || Contains(deviceKey("manufacturer"), "apple")
        || StartsLikeApple(deviceKey("device"))
        || StartsLikeApple(deviceKey("device_name"))
        || StartsLikeApple(deviceKey("device_model"))
        || StartsLikeApple(deviceKey("base_os"));

    static bool Contains(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false;

    static bool StartsLikeApple(string? text) =>
        text?.Trim() is { } name && (name.StartsWith("iPhone", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("iPad", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("iPod", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("iOS", StringComparison.OrdinalIgnoreCase));
}
