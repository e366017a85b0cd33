using System.Collections.Frozen;

namespace Waymark.Connectors.PostHog;

/// <summary>PostHog's capture API. Documentation: https://posthog.com/docs/api/capture — checked 2026-11-21.</summary>
static class PostHogApi
{
    public const string BatchPath = "/batch/";
    public const string FlagsPath = "/flags?v=2";

    public const int RecordsPerCall = 1_000;

    /// <summary>A call may have 20 MB; smaller ones fail cheaper.</summary>
    public const int BytesPerCall = 4_000_000;

    public const int CallsInFlight = 4;

    /// <summary>From this age on events count as migrated, which spares them the alarm for sudden crowds.</summary>
    public static readonly TimeSpan HistoryBegins = TimeSpan.FromHours(48);

    public const string DefaultRegion = "US";

    public static FrozenDictionary<string, string> HostByRegion { get; } = new Dictionary<string, string>
    {
        ["US"] = "us.i.posthog.com",
        ["EU"] = "eu.i.posthog.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The calls that carry our parcels.</summary>
static class PostHogRoute
{
    public const string Batch = "batch";
    public const string History = "history";
}
