using System.Collections.Frozen;

namespace Waymark.Connectors.MParticle;

/// <summary>mParticle's events API. Documentation: https://docs.mparticle.com/developers/apis/http/ — checked 2026-11-21.</summary>
static class MParticleApi
{
    public const string Path = "/v2/bulkevents";
    public const string SinglePath = "/v2/events";
    public const string HistoricalPath = "/v2/bulkevents/historical";

    public const int BatchesPerCall = 100;

    /// <summary>A call may have 256 KB.</summary>
    public const int BytesPerCall = 250_000;

    /// <summary>One batch may have 128 KB; this much of it is for parameters.</summary>
    public const int BytesOfParameters = 100_000;

    public const int CallsInFlight = 4;

    /// <summary>Older events have a call of their own.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    public const string DefaultPod = "US1";

    public static FrozenDictionary<string, string> HostByPod { get; } = new[] { "US1", "US2", "EU1", "AU1" }
        .ToFrozenDictionary(pod => pod, pod => $"https://s2s.{pod.ToLowerInvariant()}.mparticle.com", StringComparer.OrdinalIgnoreCase);
}

/// <summary>The calls that carry our parcels.</summary>
static class MParticleRoute
{
    public const string Events = "events";

    /// <summary>For events of more than a month ago; batches without events are not read there.</summary>
    public const string Historical = "historical";
}
