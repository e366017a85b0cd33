using Waymark.Devices;

namespace Waymark.Touches;

/// <summary>The operating system a visitor's browser names.</summary>
public enum Os
{
    Unknown,
    Android,
    Ios,

    /// <summary>May be an iPad: Safari there asks for desktop pages and says Macintosh.</summary>
    MacOs,
    Windows,
    Linux,
    ChromeOs,
}

/// <summary>How a visitor's system relates to the platform of an install.</summary>
public static class OsPlatforms
{
    public static Platform ToPlatform(this Os os) => os switch
    {
        Os.Android => Platform.Android,
        Os.Ios => Platform.Ios,
        Os.MacOs or Os.Windows or Os.Linux or Os.ChromeOs => Platform.Web,
        _ => Platform.Unknown,
    };
}
