using Waymark.Integrations;

namespace Waymark.Connectors.PostHog;

/// <summary>What a person fills in for PostHog.</summary>
sealed class PostHogSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _filledIn = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("apiKey", "The project's token, which begins with phc_, under Settings, Project.") { Required = true, Secret = true },
        new("region", "Which of PostHog's clouds the project is in.") { Allowed = ["US", "EU"], Default = PostHogApi.DefaultRegion },
        new("waitForId", "Hold events until the app has handed over posthog_distinct_id, instead of sending them under the app's own ids.")
        {
            Allowed = ["yes", "no"],
            Default = "no",
        },
        new("baseUrl", "The address of your own PostHog, or of a proxy or a sandbox, instead of the cloud's."),
    ];

    public string ApiKey => _filledIn["apiKey"] ?? "";

    public bool WaitsForId => _filledIn.Is("waitForId", "yes");

    public string? BaseUrl => _filledIn.BaseUrl(PostHogApi.HostByRegion, PostHogApi.DefaultRegion);

    public Uri? StandIn => _filledIn.Address("baseUrl");

    public IEnumerable<SettingProblem> Problems()
    {
        foreach (var problem in _filledIn.Problems(Descriptions, "PostHog"))
            yield return problem;

        if (ApiKey.StartsWith("phx_", StringComparison.Ordinal))
            yield return new("settings.apiKey", "is a personal API key; use the project's, which begins with phc_");
    }
}
