using System.Buffers;
using System.Collections.Frozen;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>Names of events and parameters as Google Analytics takes them. The same input always gives the same name.</summary>
static class GoogleAnalyticsNames
{
    const int Longest = 40;

    static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    static readonly string[] ReservedPrefixes = ["firebase_", "ga_", "google_"];

    static readonly FrozenSet<string> ReservedEvents = new[]
    {
        "ad_activeview", "ad_click", "ad_exposure", "ad_query", "ad_reward", "adunit_exposure", "app_background", "app_clear_data",
        "app_exception", "app_remove", "app_store_refund", "app_store_subscription_cancel", "app_store_subscription_convert",
        "app_store_subscription_renew", "app_update", "app_upgrade", "dynamic_link_app_open", "dynamic_link_app_update",
        "dynamic_link_first_open", "error", "first_open", "first_visit", "in_app_purchase", "notification_dismiss",
        "notification_foreground", "notification_open", "notification_receive", "notification_send", "os_update", "session_start",
        "session_start_with_rollout", "user_engagement",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> ReservedParameters = new[]
    {
        "engagement_time_msec", "session_id", "session_number", "gclid",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <returns>Letters, digits and underscores, beginning with a letter; empty when nothing is left.</returns>
    public static string Event(string name) => Clean(name);

    /// <returns>The same for a parameter; empty too when Google keeps the name for itself.</returns>
    public static string Parameter(string name) =>
        Clean(name) is var clean && !ReservedParameters.Contains(clean) && !HasReservedPrefix(clean) ? clean : "";

    public static bool IsReserved(string eventName) => ReservedEvents.Contains(eventName) || HasReservedPrefix(eventName);

    static bool HasReservedPrefix(string name) => ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    static string Clean(string name)
    {
        var text = string.Concat(name.Trim().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var first = text.AsSpan().IndexOfAny(Letters);

        if (first < 0) return "";
        return text.Length - first <= Longest ? text[first..] : text.Substring(first, Longest);
    }
}
