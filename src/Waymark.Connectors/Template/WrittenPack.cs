using System.Globalization;
using Waymark.Integrations;

namespace Waymark.Connectors.Template;

/// <summary>A partner described in a file, as the file says it.</summary>
sealed record WrittenPack(string Name, string DisplayName, string Documentation, string CheckedOn)
{
    public PartnerClass Class { get; init; } = PartnerClass.AdNetwork;

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<WrittenSetting> Settings { get; init; } = [];

    public string Method { get; init; } = "GET";

    public Dictionary<string, string> Urls { get; init; } = [];

    public Dictionary<string, string> Headers { get; init; } = [];

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public WrittenSuccess? Success { get; init; }

    public WrittenLimits? Limits { get; init; }

    /// <summary>For a pack of which all rules hold.</summary>
    public TemplatePack Make() => new()
    {
        Name = Name,
        DisplayName = DisplayName,
        Documentation = Documentation,
        CheckedOn = DateOnly.ParseExact(CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Class = Class,
        Sources = Sources,
        Settings = [.. Settings.Select(setting => new SettingDescription(setting.Name, setting.Description)
        {
            Required = setting.Required,
            Secret = setting.Secret,
            Allowed = setting.Allowed,
            Default = setting.Default,
        })],
        Addresses = [.. Settings.Where(setting => setting.Address).Select(setting => setting.Name)],
        Template = new TemplatePlan
        {
            Method = Method == "POST" ? HttpMethod.Post : HttpMethod.Get,
            Urls = Urls,
            Body = Body,
            ContentType = ContentType,
            Headers = [.. Headers.Select(header => (header.Key, header.Value))],
            Confirmation = Success?.Contains,
            CallsInFlight = Limits?.CallsInFlight ?? 4,
        },
    };
}

sealed record WrittenSetting(string Name, string Description)
{
    public bool Required { get; init; }

    public bool Secret { get; init; }

    public bool Address { get; init; }

    public IReadOnlyList<string> Allowed { get; init; } = [];

    public string? Default { get; init; }
}

sealed record WrittenSuccess(string Contains);

sealed record WrittenLimits(int CallsInFlight);
