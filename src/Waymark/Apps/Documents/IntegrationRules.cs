using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>An integration names a partner we know and fills in that partner's settings.</summary>
static class IntegrationRules
{
    public static IEnumerable<DocumentError> Check(Place document, KnownPartners partners) =>
        document["apps"].Items
            .SelectMany(app => app["integrations"].Items)
            .SelectMany(integration => CheckIntegration(integration, partners));

    static IEnumerable<DocumentError> CheckIntegration(Place integration, KnownPartners partners)
    {
        if (integration["partner"].Text is not { Length: > 0 } partner)
            return [];

        if (partners.SettingsOf(partner) is not { } descriptions)
            return [integration["partner"].Error($"there is no partner \"{partner}\"; {Spelling.Suggest(partner, partners.Names)}")];

        return
        [
            .. integration["settings"].Members.SelectMany(setting => CheckSetting(setting.Name, setting.Place, descriptions)),
            .. IsActive(integration) ? Missing(integration["settings"], descriptions) : [],
        ];
    }

    static IEnumerable<DocumentError> CheckSetting(string name, Place place, IReadOnlyList<SettingDescription> descriptions)
    {
        if (descriptions.FirstOrDefault(description => description.Describes(name)) is not { } description)
        {
            yield return place.Error($"unknown setting; {Spelling.Suggest(name, descriptions.Select(known => known.Name))}");
        }
        else if (description.Allowed.Count > 0 && AsText(place.Node) is { } value && !description.Allowed.Contains(value))
        {
            yield return place.Error($"must be one of {string.Join(", ", description.Allowed.Select(allowed => $"\"{allowed}\""))}");
        }
    }

    // While it is being filled in, an integration is inactive and may be incomplete.
    static IEnumerable<DocumentError> Missing(Place settings, IReadOnlyList<SettingDescription> descriptions) =>
        descriptions
            .Where(description => description.Required && string.IsNullOrWhiteSpace(AsText(settings[description.Name].Node)))
            .Select(description => settings[description.Name].Error($"is missing; add it. {description.Description}"));

    static bool IsActive(Place integration) => integration["active"].Node is JsonValue value && value.TryGetValue<bool>(out var active) && active;

    static string? AsText(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };
}
