using System.Collections.Frozen;

namespace Waymark.Connectors.Amplitude;

/// <summary>Amplitude's HTTP V2 API. Documentation: https://amplitude.com/docs/apis/analytics/http-v2 — checked 2026-11-21.</summary>
static class AmplitudeApi
{
    public const string Path = "/2/httpapi";

    /// <summary>The only call there is, in our word.</summary>
    public const string Route = "events";

    /// <summary>The cap is 2,000; one refused event makes us send the others again.</summary>
    public const int RecordsPerCall = 500;

    /// <summary>Calls of 1 MB and more are refused.</summary>
    public const int BytesPerCall = 900_000;

    public const int CallsInFlight = 4;

    /// <summary>How long Amplitude asks to leave a crowded device or user alone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public const string DefaultRegion = "US";

    public static FrozenDictionary<string, string> HostByRegion { get; } = new Dictionary<string, string>
    {
        ["US"] = "api2.amplitude.com",
        ["EU"] = "api.eu.amplitude.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
