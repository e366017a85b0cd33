using System.Text;
using Waymark.Devices;

namespace Waymark.Touches;

/// <summary>What a browser adds in Sec-CH-UA headers to its reduced user agent. Safari and Firefox send none.</summary>
/// <param name="Model">Sec-CH-UA-Model.</param>
/// <param name="Platform">Sec-CH-UA-Platform.</param>
/// <param name="PlatformVersion">Sec-CH-UA-Platform-Version.</param>
public sealed record ClientHints(string? Model, string? Platform, string? PlatformVersion)
{
    const int LongestRead = 128;

    /// <summary>Reads the headers as they came: quoted strings, <c>"Pixel 8"</c>; what is not one counts as not sent.</summary>
    public static ClientHints Read(string? model, string? platform, string? platformVersion) =>
        new(Unquote(model), Unquote(platform), Unquote(platformVersion));

    /// <returns>The visitor with what the hints know better. A robot stays one, whatever it hints.</returns>
    public Visitor Refine(Visitor visitor)
    {
        var os = ReadOs() ?? visitor.Os;

        // An in-app browser that names the iPhone model knows more than hints that name another system.
        if (visitor.Os == Os.Ios || os == Os.Unknown) return visitor;

        return visitor with
        {
            Os = os,
            Model = os == Os.Android ? DeviceModels.Read(Model) ?? visitor.Model : visitor.Model,
            OsVersion = os == Os.Android ? OsVersions.Read(PlatformVersion, isAndroid: true) ?? visitor.OsVersion : visitor.OsVersion,
        };
    }

    Os? ReadOs() => Platform?.ToLowerInvariant() switch
    {
        "android" => Os.Android,
        "ios" => Os.Ios,
        "macos" => Os.MacOs,
        "windows" => Os.Windows,
        "linux" => Os.Linux,
        "chrome os" or "chromium os" or "chromeos" => Os.ChromeOs,
        _ => null,
    };

    // A structured-field string (RFC 9651): double quotes around, backslash before a quote or a backslash inside.
    static string? Unquote(string? header)
    {
        var text = header.AsSpan().Trim();

        if (text.Length is < 2 or > LongestRead || text[0] != '"' || text[^1] != '"') return null;

        var value = new StringBuilder(text.Length);
        var inside = text[1..^1];

        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] is < ' ' or > '~' or '"') return null;
            if (inside[i] == '\\' && (++i == inside.Length || inside[i] is not ('\\' or '"'))) return null;
            value.Append(inside[i]);
        }

        return value.Length == 0 ? null : value.ToString();
    }
}
