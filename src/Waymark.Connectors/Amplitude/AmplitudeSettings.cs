using Waymark.Integrations;

namespace Waymark.Connectors.Amplitude;

/// <summary>What a person fills in for Amplitude.</summary>
sealed class AmplitudeSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _filledIn = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("apiKey", "The project's API Key, under Organization Settings, Projects.") { Required = true, Secret = true },
        new("region", "Where Amplitude keeps the project's data.") { Allowed = ["US", "EU"], Default = AmplitudeApi.DefaultRegion },
        new("waitForId", "Hold events until the app has handed over amplitude_device_id, instead of sending them under the app's own ids.")
        {
            Allowed = ["yes", "no"],
            Default = "no",
        },
        new("baseUrl", "Another address to send to instead of the region's, for a proxy or a sandbox."),
    ];

    public string ApiKey => _filledIn["apiKey"] ?? "";

    public bool WaitsForId => _filledIn.Is("waitForId", "yes");

    public string? BaseUrl => _filledIn.BaseUrl(AmplitudeApi.HostByRegion, AmplitudeApi.DefaultRegion);

    public Uri? StandIn => _filledIn.Address("baseUrl");

    public IEnumerable<SettingProblem> Problems() => _filledIn.Problems(Descriptions, "Amplitude");
}
