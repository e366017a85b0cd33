using System.Collections.Frozen;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Event names that CleverTap keeps to itself, whatever the letter case.</summary>
static class ReservedNames
{
    static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Notification Sent", "Notification Viewed", "Notification Clicked", "Notification Delivered",
        "Notification Replied", "Notification Bounced", "UTM Visited", "App Launched", "App Uninstalled",
        "App Version Changed", "Stayed", "Reply Sent", "Experiment Rendered", "Reachable By", "Identity Set",
        "Identity Reset", "Identity Error", "Geocluster Entered", "Geocluster Exited", "wzrk_d", "wzrk_fetch",
        "SCOutgoing", "SCIncoming", "SCEnd", "SCCampaignOptOut", "Web Page Viewed");

    public static bool Contain(string name) => Names.Contains(name);

    /// <summary>Whether the query API hands the event out.</summary>
    public static bool MayBeExported(string name) =>
        !name.StartsWith("Notification ", StringComparison.OrdinalIgnoreCase);
}
