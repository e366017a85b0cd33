using Waymark.Attribution.Networks;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Which of a touch's parameters are ids that a network has for the click: it asks for them when it is asked about the click.</summary>
static class NetworkIds
{
    static readonly string[] Names = ["gclid", "gbraid", "wbraid", ClaimTouches.NetworkClickId];

    /// <returns>Null when there is none.</returns>
    public static IReadOnlyDictionary<string, string>? Of(Touch touch) => touch.Parameters.Count > 0 && Names.Any(touch.Parameters.ContainsKey)
        ? TouchParameters.Of(Names.Select(name => (name, touch.Parameters.GetValueOrDefault(name))))
        : null;
}
