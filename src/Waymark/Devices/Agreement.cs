namespace Waymark.Devices;

/// <summary>How one trait of a visitor compares with the same trait of a device.</summary>
public enum Agreement
{
    /// <summary>One side does not know it, or knows only a frozen value: it speaks neither for nor against.</summary>
    Missing,
    Agree,
    Differ,
}
