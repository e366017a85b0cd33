using Waymark.Integrations;

namespace Waymark.Connectors.Template;

/// <summary>A partner described as data.</summary>
sealed record TemplatePack
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The partner's own page that the pack was written from.</summary>
    public required string Documentation { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public PartnerClass Class { get; init; } = PartnerClass.AdNetwork;

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<SettingDescription> Settings { get; init; } = [];

    /// <summary>Settings that hold a whole address.</summary>
    public IReadOnlyCollection<string> Addresses { get; init; } = [];

    /// <summary>What the pack says itself; the credentials come with each integration.</summary>
    public TemplatePlan Template { get; init; } = new();

    public TemplatePlan Plan(IReadOnlyDictionary<string, string> settings) => Template with
    {
        Addresses = Addresses,
        Credentials = Settings.ToDictionary(setting => setting.Name, setting => ValueOf(setting, settings)),
    };

    public IEnumerable<SettingProblem> Problems(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var setting in Settings)
        {
            var value = ValueOf(setting, settings);

            if (setting.Required && value.Length == 0)
                yield return new($"settings.{setting.Name}", $"is missing. {setting.Description}");
            else if (value.Length > 0 && setting.Allowed.Count > 0 && !setting.Allowed.Contains(value))
                yield return new($"settings.{setting.Name}", $"must be one of {string.Join(", ", setting.Allowed)}");
            else if (value.Length > 0 && Addresses.Contains(setting.Name) && TemplateAddress.ProblemOfSetting(value) is { } problem)
                yield return new($"settings.{setting.Name}", problem);
        }

        // Names were checked when the pack was read: what is wrong now is what was filled in.
        foreach (var (name, value) in Plan(settings).FilledHeaders)
        {
            if (ExtraHeaders.Problem(name, value) is not null)
                yield return new("settings", $"the header {name} is made of them, and may hold only plain characters, and no line breaks");
        }
    }

    static string ValueOf(SettingDescription setting, IReadOnlyDictionary<string, string> settings) =>
        settings.TryGetValue(setting.Name, out var value) && value.Trim() is { Length: > 0 } text ? text : setting.Default ?? "";
}
