using System.Text.RegularExpressions;
using Waymark.Integrations;

namespace Waymark.Connectors.Meta;

/// <summary>What a person fills in for Meta.</summary>
sealed partial class MetaSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _values = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("datasetId", "The dataset (once called pixel) that the app is linked to, in Events Manager, Settings.") { Required = true },
        new("accessToken", "A Conversions API access token for that dataset, in Events Manager, Settings, Conversions API.") { Required = true, Secret = true },
        new("apiVersion", "The version of the Graph API to speak.") { Default = MetaApi.DefaultVersion },
        new("testEventCode", "The code under Test Events in Events Manager: as long as it is set, events show up there only."),
        new("limitedDataUse", "Whether Meta processes events with Limited Data Use, for people in states of the USA with privacy laws.")
        {
            Allowed = ["off", "on"],
            Default = "off",
        },
        new("limitedDataUseCountry", "For Limited Data Use: 1 for the USA, 0 to let Meta find out.") { Default = "0" },
        new("limitedDataUseState", "For Limited Data Use: the state's number in Meta's list, such as 1000 for California, 0 to let Meta find out.") { Default = "0" },
        new("eventsPerCall", "How many events go into one call, 1 to 1000; one bad event has the whole call refused and split.") { Default = "100" },
        new("baseUrl", "Another address to send to instead of graph.facebook.com, for a proxy or a sandbox."),
    ];

    public string AccessToken => _values["accessToken"] ?? "";

    public string? TestEventCode => _values["testEventCode"];

    public bool IsLimitedDataUse => _values.Is("limitedDataUse", "on");

    public int Country => _values.Number("limitedDataUseCountry", 0, 0, 1);

    public int State => _values.Number("limitedDataUseState", 0, 0, 9999);

    public int EventsPerCall => _values.Number("eventsPerCall", MetaApi.EventsPerCall, 1, MetaApi.MostEventsPerCall);

    public Uri? CustomAddress => _values.Address("baseUrl");

    /// <returns>The dataset's address, or null when a part of it is missing or bad.</returns>
    public string? DatasetUrl =>
        Host is { } host && _values["datasetId"] is { } dataset && dataset.All(char.IsAsciiDigit) && ApiVersion().IsMatch(Version)
            ? $"{host}/{Version}/{dataset}"
            : null;

    string Version => _values["apiVersion"] ?? MetaApi.DefaultVersion;

    string? Host => _values["baseUrl"] is null ? MetaApi.Host : CustomAddress?.OriginalString.TrimEnd('/');

    public IEnumerable<SettingProblem> Problems() => new[]
    {
        _values.MissingProblem("datasetId", "it says where events go"),
        _values["datasetId"] is { } dataset && !dataset.All(char.IsAsciiDigit) ? new("settings.datasetId", "must be digits only") : null,
        _values.MissingProblem("accessToken", "without it Meta takes nothing"),
        ApiVersion().IsMatch(Version) ? null : new("settings.apiVersion", $"must look like {MetaApi.DefaultVersion}"),
        _values.ChoiceProblem("limitedDataUse", "off", "on"),
        _values.NumberProblem("limitedDataUseCountry", 0, 1),
        _values.NumberProblem("limitedDataUseState", 0, 9999),
        _values.NumberProblem("eventsPerCall", 1, MetaApi.MostEventsPerCall),
        _values.AddressProblem("baseUrl"),
    }.OfType<SettingProblem>();

    [GeneratedRegex(@"^v\d{1,3}\.\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersion();
}
