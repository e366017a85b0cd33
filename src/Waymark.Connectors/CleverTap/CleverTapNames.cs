using System.Buffers;
using System.Collections.Frozen;

namespace Waymark.Connectors.CleverTap;

/// <summary>Event names and property keys as CleverTap takes them. The same input always gives the same name.</summary>
static class CleverTapNames
{
    const int Longest = 120;

    static readonly SearchValues<char> NotInNames = SearchValues.Create(".:$'\"\\%><!|&;");
    static readonly SearchValues<char> NotInKeys = SearchValues.Create(".:$'\"\\%><!|&;#");
    static readonly SearchValues<byte> NotInKeyBytes = SearchValues.Create(".:$'\"\\%><!|&;#"u8);

    // App Installed is on no published list, but it is CleverTap's own event: sending it would count installs twice.
    static readonly FrozenSet<string> Reserved = new[]
    {
        "Notification Sent", "Notification Viewed", "Notification Clicked", "Notification Delivered", "Notification Replied",
        "Notification Bounced", "UTM Visited", "App Launched", "App Uninstalled", "App Version Changed", "Stayed", "Reply Sent",
        "Experiment Rendered", "Reachable By", "Identity Set", "Identity Reset", "Identity Error", "Geocluster Entered",
        "Geocluster Exited", "wzrk_d", "wzrk_fetch", "SCOutgoing", "SCIncoming", "SCEnd", "SCCampaignOptOut", "Web Page Viewed",
        "App Installed",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>The name without what CleverTap does not allow; empty when nothing is left.</returns>
    public static string Event(string name) => Clean(name, NotInNames);

    /// <returns>The key without what CleverTap does not allow; empty when nothing is left.</returns>
    public static string Key(string key) => Clean(key, NotInKeys);

    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Nearly every key is fine as it is, and is then copied byte by byte.</summary>
    public static bool IsCleanKey(ReadOnlySpan<byte> key) =>
        key.Length is > 0 and <= Longest && key[0] != ' ' && key[^1] != ' ' && !key.ContainsAny(NotInKeyBytes);

    static string Clean(string text, SearchValues<char> prohibited)
    {
        if (text.AsSpan().ContainsAny(prohibited))
            text = string.Concat(text.Where(c => !prohibited.Contains(c)));

        text = text.Trim();
        if (text.Length <= Longest) return text;

        // Half a surrogate pair is not text.
        return text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }
}
