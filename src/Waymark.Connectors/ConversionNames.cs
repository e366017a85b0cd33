using Waymark.Events;

namespace Waymark.Connectors;

/// <summary>What an install and its like are called in tools that people read. Measurement partners put their own name in front.</summary>
static class ConversionNames
{
    /// <returns>Null for what the app reports itself.</returns>
    public static string? Of(EventKind kind) => kind switch
    {
        EventKind.Install => "[Waymark] Install",
        EventKind.Reinstall => "[Waymark] Reinstall",
        EventKind.Reattribution => "[Waymark] Re-attribution",
        EventKind.Reengagement => "[Waymark] Re-engagement",
        _ => null,
    };
}
