namespace Waymark.Attribution;

/// <summary>What an app's traffic of the last seven days looks like: the background that a match stands out from.</summary>
public sealed record Traffic
{
    /// <summary>Before there are figures.</summary>
    public static Traffic Unmeasured { get; } = new();

    /// <summary>All visitors seen, clicks and installs.</summary>
    public long Visitors { get; init; }

    /// <summary>Installs with proof, per click.</summary>
    public double InstallsPerClick { get; init; } = 0.05;

    /// <summary>Installs without proof, per second.</summary>
    public double UnprovenInstallsPerSecond { get; init; } = 1.0 / 600;
}
