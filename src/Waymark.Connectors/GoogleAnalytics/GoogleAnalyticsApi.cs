using System.Collections.Frozen;

namespace Waymark.Connectors.GoogleAnalytics;

/// <summary>
/// Google's Measurement Protocol for app streams.
/// Documentation: https://developers.google.com/analytics/devguides/collection/protocol/ga4 — checked 2026-11-21.
/// </summary>
static class GoogleAnalyticsApi
{
    public const string CollectPath = "/mp/collect";

    /// <summary>Says what is wrong with an event and keeps nothing.</summary>
    public const string DebugPath = "/debug/mp/collect";

    public const int RecordsPerCall = 25;

    /// <summary>A body must stay below 130 kB, of which the head takes a little.</summary>
    public const int BytesPerCall = 120_000;

    public const int CallsInFlight = 8;

    /// <summary>Older events would be moved to the edge of the 72 hours that Google looks back; calls need a moment too.</summary>
    public static readonly TimeSpan OldestEvent = TimeSpan.FromHours(72) - TimeSpan.FromMinutes(5);

    public const int HoursBack = 72;

    public const string DefaultRegion = "GLOBAL";

    public static FrozenDictionary<string, string> HostByRegion { get; } = new Dictionary<string, string>
    {
        ["GLOBAL"] = "www.google-analytics.com",
        ["EU"] = "region1.google-analytics.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
