using System.Text;
using Waymark.Integrations;

namespace Waymark.Connectors.Mixpanel;

/// <summary>What a person fills in for Mixpanel.</summary>
sealed class MixpanelSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _filledIn = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("token", "The Project Token, under Project Settings, Overview, Access Keys.") { Required = true, Secret = true },
        new("projectId", "The Project ID, on the same page; needed with a service account."),
        new("serviceAccount", "The user name of a service account with the role Admin or Owner; without one the Project Token opens the import."),
        new("serviceAccountSecret", "The secret that Mixpanel showed when the service account was made.") { Secret = true },
        new("apiSecret", "The project's API Secret, for projects that still sign in with it.") { Secret = true },
        new("region", "Where Mixpanel keeps the project's data.") { Allowed = ["US", "EU", "IN"], Default = MixpanelApi.DefaultRegion },
        new("waitForId", "Hold events until the app has handed over mixpanel_distinct_id, instead of sending them under the app's own ids.")
        {
            Allowed = ["yes", "no"],
            Default = "no",
        },
        new("baseUrl", "Another address to send to instead of the region's, for a proxy or a sandbox."),
    ];

    public string Token => _filledIn["token"] ?? "";

    public bool WaitsForId => _filledIn.Is("waitForId", "yes");

    public string? BaseUrl => _filledIn.BaseUrl(MixpanelApi.HostByRegion, MixpanelApi.DefaultRegion);

    public Uri? StandIn => _filledIn.Address("baseUrl");

    /// <summary>The service account's project; the other credentials name it themselves.</summary>
    public string? ProjectId => ServiceAccount is null ? null : _filledIn["projectId"];

    /// <summary>Name and password of the basic authentication, in base64.</summary>
    public string Credentials => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        ServiceAccount is { } account ? $"{account}:{_filledIn["serviceAccountSecret"]}" : $"{_filledIn["apiSecret"] ?? Token}:"));

    string? ServiceAccount => _filledIn["serviceAccount"];

    public IEnumerable<SettingProblem> Problems()
    {
        foreach (var problem in _filledIn.Problems(Descriptions, "Mixpanel"))
            yield return problem;

        if (ServiceAccount is null) yield break;

        if (_filledIn["serviceAccountSecret"] is null)
            yield return new("settings.serviceAccountSecret", "is missing; the service account cannot sign in without it");

        if (ProjectId is null)
            yield return new("settings.projectId", "is missing; a service account may have several projects");
    }
}
