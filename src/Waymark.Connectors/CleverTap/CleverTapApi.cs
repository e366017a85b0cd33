using System.Collections.Frozen;

namespace Waymark.Connectors.CleverTap;

/// <summary>CleverTap's server API. Documentation: https://developer.clevertap.com/docs — checked 2026-11-21.</summary>
static class CleverTapApi
{
    public const string UploadPath = "/1/upload";
    public const string AttributionPath = "/attribution";
    public const string ConnectPath = "/v1/connect";

    /// <summary>The sender's name, which CleverTap's partner programme asks for with every event.</summary>
    public const string Source = "Waymark";

    /// <summary>The cap is 1,000; half of it fails cheaper.</summary>
    public const int RecordsPerCall = 500;

    /// <summary>Not published; calls under 2 MB are known to pass.</summary>
    public const int BytesPerCall = 1_900_000;

    public const int CallsInFlight = 4;

    /// <summary>More than 15 calls on their way are answered with 429.</summary>
    public const int MostCallsInFlight = 15;

    /// <summary>Other calls than uploads, <c>/attribution</c> among them, have a cap of 3.</summary>
    public const int OtherCallsInFlight = 3;

    public const string DefaultRegion = "EU";

    /// <summary>By region code and by the labels that CleverTap and other vendors use, in any letter case.</summary>
    public static FrozenDictionary<string, string> HostByRegion { get; } = new Dictionary<string, string>
    {
        ["EU"] = "api.clevertap.com",
        ["EU1"] = "api.clevertap.com",
        ["GLOBAL"] = "api.clevertap.com",
        ["IN"] = "in1.api.clevertap.com",
        ["IN1"] = "in1.api.clevertap.com",
        ["US"] = "us1.api.clevertap.com",
        ["US1"] = "us1.api.clevertap.com",
        ["SG"] = "sg1.api.clevertap.com",
        ["SG1"] = "sg1.api.clevertap.com",
        ["SK"] = "sk1.api.clevertap.com",
        ["SK1"] = "sk1.api.clevertap.com",
        ["ID"] = "aps3.api.clevertap.com",
        ["APS3"] = "aps3.api.clevertap.com",
        ["UAE"] = "mec1.api.clevertap.com",
        ["MEC1"] = "mec1.api.clevertap.com",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>The region's code in capitals, as other vendors' forms want it; what is no region stays as it is.</returns>
    public static string CanonicalRegion(string region) => HostByRegion.GetValueOrDefault(region.Trim()) switch
    {
        null => region,
        "api.clevertap.com" => "EU1",
        var host => host[..host.IndexOf('.', StringComparison.Ordinal)].ToUpperInvariant(),
    };
}

/// <summary>The calls that carry our parcels.</summary>
static class CleverTapRoute
{
    public const string Upload = "upload";
    public const string Attribution = "attribution";
}
