using Waymark.Integrations;

namespace Waymark.Connectors.MParticle;

/// <summary>What a person fills in for mParticle.</summary>
sealed class MParticleSettings(IReadOnlyDictionary<string, string> settings)
{
    readonly SettingValues _values = new(settings);

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("key", "The key of a custom feed or a platform input, under Setup, Inputs.") { Required = true },
        new("secret", "The secret that belongs to the key.") { Required = true, Secret = true },
        new("pod", "The pod your account is in, as the dashboard's address begins (US1, US2, EU1 or AU1, in any letter case).")
        {
            Default = MParticleApi.DefaultPod,
        },
        new("environment", "Where events show up in mParticle.")
        {
            Allowed = ["production", "development"],
            Default = "production",
        },
        new("baseUrl", "Another address to send to instead of the pod's, for a proxy or a sandbox; /v2/bulkevents is added."),
    ];

    public string Key => _values["key"] ?? "";

    public string Secret => _values["secret"] ?? "";

    public bool IsDevelopment => _values.Is("environment", "development");

    public Uri? CustomAddress => _values.Address("baseUrl");

    /// <returns>The address without a closing slash, or null for an unknown pod or a bad address.</returns>
    public string? BaseUrl => _values["baseUrl"] is null
        ? MParticleApi.HostByPod.GetValueOrDefault(_values["pod"] ?? MParticleApi.DefaultPod)
        : CustomAddress?.OriginalString.TrimEnd('/');

    public IEnumerable<SettingProblem> Problems() => new[]
    {
        _values.MissingProblem("key", "without it mParticle takes nothing"),
        _values.MissingProblem("secret", "without it mParticle takes nothing"),
        _values["pod"] is { } pod && !MParticleApi.HostByPod.ContainsKey(pod)
            ? new("settings.pod", $"\"{pod}\" is not a pod of mParticle; use one of US1, US2, EU1, AU1")
            : null,
        _values.ChoiceProblem("environment", "production", "development"),
        _values.AddressProblem("baseUrl"),
    }.OfType<SettingProblem>();
}
