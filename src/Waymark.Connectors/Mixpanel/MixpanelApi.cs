using System.Collections.Frozen;

namespace Waymark.Connectors.Mixpanel;

/// <summary>Mixpanel's ingestion API. Documentation: https://docs.mixpanel.com/reference/import-events — checked 2026-11-21.</summary>
static class MixpanelApi
{
    /// <summary>Without <c>strict</c> it would not say which events it did not take.</summary>
    public const string ImportPath = "/import?strict=1";

    /// <summary>With <c>ip=0</c> profiles do not move to where this server stands; <c>verbose</c> makes it say what is wrong.</summary>
    public const string EngagePath = "/engage?verbose=1&ip=0";

    public const int RecordsPerCall = 2_000;

    /// <summary>The pages name 2 MB and, lately, 10 MB before compression; the smaller is always taken.</summary>
    public const int BytesPerCall = 1_900_000;

    public const int CallsInFlight = 4;

    public const string DefaultRegion = "US";

    public static FrozenDictionary<string, string> HostByRegion { get; } = new Dictionary<string, string>
    {
        ["US"] = "api.mixpanel.com",
        ["EU"] = "api-eu.mixpanel.com",
        ["IN"] = "api-in.mixpanel.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The calls that carry our parcels.</summary>
static class MixpanelRoute
{
    public const string Import = "import";
    public const string Engage = "engage";
}
