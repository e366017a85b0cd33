namespace Waymark.Touches;

/// <summary>Who followed a link, as far as the browser tells. Null means not told, or frozen and so worth nothing.</summary>
public sealed record Visitor
{
    public static Visitor Unknown { get; } = new();

    public Os Os { get; init; }

    /// <summary>Dotted, such as <c>17.5.1</c>; Android without trailing zeros.</summary>
    public string? OsVersion { get; init; }

    /// <summary>Set where the version itself is frozen: the system is at least this major release.</summary>
    public int? AtLeastMajor { get; init; }

    /// <summary>The hardware model: <c>Pixel 8</c>, <c>iPhone15,3</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Lower-case name: <c>chrome</c>, <c>safari</c>, <c>instagram</c>, <c>app</c>; <c>other</c> when not recognised.</summary>
    public string Client { get; init; } = "other";

    /// <summary>A page inside another app: it cannot open our app from the link alone.</summary>
    public bool IsInApp { get; init; }

    public Robot Robot { get; init; }

    public bool IsTablet { get; init; }

    public bool IsBot => Robot != Robot.None;

    public bool IsDesktop => Os is Os.MacOs or Os.Windows or Os.Linux or Os.ChromeOs;

    public bool IsMobile => Os is Os.Android or Os.Ios;
}
