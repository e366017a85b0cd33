using Waymark.Devices;
using Waymark.Integrations;

namespace Waymark.Connectors.Braze;

/// <summary>What a person fills in for Braze.</summary>
sealed class BrazeSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _values = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("apiKey", "A REST API key with the permissions users.track and users.identify, under Settings, APIs and Identifiers.") { Required = true, Secret = true },
        new("instance", "Your Braze instance, such as iad-01, US-06 or fra-02, or its REST endpoint as the dashboard shows it."),
        new("androidAppId", "The App Identifier of the Android app, under Settings, APIs and Identifiers; it ties events to that app."),
        new("iosAppId", "The App Identifier of the iOS app, under Settings, APIs and Identifiers; it ties events to that app."),
        new("createUsers", "Whether a user that Braze does not know yet is created; otherwise Braze drops what is about them.")
        {
            Allowed = ["true", "false"],
            Default = "true",
        },
        new("identifyUsers", "Whether a device's anonymous profile is joined to the person when they are known; needs users.identify.")
        {
            Allowed = ["true", "false"],
            Default = "true",
        },
        new("aliasLabel", "The alias label under which devices without a user are told, by their Braze device id.") { Default = "braze_device_id" },
        new("recordsPerCall", "How many attributes, events and purchases go into one call together, 1 to 75.") { Default = "50" },
        new("baseUrl", "Another address to send to instead of the instance's, for a proxy or a sandbox."),
    ];

    public string ApiKey => _values["apiKey"] ?? "";

    public bool IsCreating => !_values.Is("createUsers", "false");

    public bool IsIdentifying => !_values.Is("identifyUsers", "false");

    public string AliasLabel => _values["aliasLabel"] ?? "braze_device_id";

    public int RecordsPerCall => _values.Number("recordsPerCall", BrazeApi.RecordsPerCall, 1, BrazeApi.MostRecordsPerCall);

    public Uri? CustomAddress => _values.Address("baseUrl");

    /// <returns>The address without a closing slash, or null for an unknown instance or a bad address.</returns>
    public string? BaseUrl => _values["baseUrl"] is not null ? CustomAddress?.OriginalString.TrimEnd('/')
        : _values["instance"] is { } instance ? BrazeApi.EndpointOf(instance)
        : null;

    public string? AppId(Platform platform) => platform switch
    {
        Platform.Android => _values["androidAppId"],
        Platform.Ios => _values["iosAppId"],
        _ => null,
    };

    public IEnumerable<SettingProblem> Problems() => new[]
    {
        _values.MissingProblem("apiKey", "without it Braze takes nothing"),
        InstanceProblem(),
        _values.ChoiceProblem("createUsers", "true", "false"),
        _values.ChoiceProblem("identifyUsers", "true", "false"),
        _values.NumberProblem("recordsPerCall", 1, BrazeApi.MostRecordsPerCall),
        _values.AddressProblem("baseUrl"),
    }.OfType<SettingProblem>();

    SettingProblem? InstanceProblem()
    {
        if (_values["baseUrl"] is null && _values.MissingProblem("instance", "it says which of Braze's addresses is yours") is { } missing)
            return missing;

        return _values["instance"] is { } instance && BrazeApi.EndpointOf(instance) is null
            ? new("settings.instance", $"\"{instance}\" is not an instance of Braze; use one like iad-01, or copy the REST endpoint from the dashboard")
            : null;
    }
}
