namespace Waymark.Touches;

/// <summary>Which sort of program asks, when it is not a person.</summary>
public enum Robot
{
    None,

    /// <summary>Fetches a page to show its preview in a chat or a feed.</summary>
    Preview,

    /// <summary>Search engines, monitors, archives.</summary>
    Crawler,

    /// <summary>A browser without a window, driven by a script.</summary>
    Headless,

    /// <summary>A script's or SDK's HTTP library.</summary>
    Library,
}
