namespace Waymark.Devices;

/// <summary>The operating system an install runs on.</summary>
public enum Platform
{
    Unknown,
    Android,
    Ios,
    Web,
}

/// <summary>How a platform is written outside.</summary>
public static class PlatformNames
{
    /// <returns>Lower case, as CleverTap and reports read it: <c>android</c>, <c>ios</c>.</returns>
    public static string Lower(this Platform platform) => platform switch
    {
        Platform.Android => "android",
        Platform.Ios => "ios",
        Platform.Web => "web",
        _ => "unknown",
    };
}
