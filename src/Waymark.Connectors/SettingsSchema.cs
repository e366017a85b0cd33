using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Connectors;

/// <summary>Adds every partner's settings to the document's schema, so that an editor knows them too.</summary>
public static class SettingsSchema
{
    /// <param name="schema">The published schema of the document; it is changed.</param>
    /// <param name="catalog">The partners there are.</param>
    public static JsonObject With(JsonObject schema, ConnectorCatalog catalog)
    {
        var integration = schema["$defs"]!["integration"]!.AsObject();
        integration["allOf"] = new JsonArray([.. catalog.Connectors.Values.OrderBy(connector => connector.Name, StringComparer.Ordinal).Select(Rule)]);
        integration["properties"]!["partner"]!["examples"] =
            new JsonArray([.. catalog.Connectors.Keys.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        return schema;
    }

    static JsonObject Rule(IConnector connector) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["partner"] = new JsonObject { ["const"] = connector.Name } } },
        ["then"] = new JsonObject { ["properties"] = new JsonObject { ["settings"] = Settings(connector.Settings) } },
    };

    static JsonObject Settings(IReadOnlyList<SettingDescription> settings)
    {
        var open = settings.Where(setting => setting.Name.EndsWith('*')).ToList();

        return new()
        {
            ["properties"] = new JsonObject(settings.Except(open).Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Name, Value(setting)))),
            ["patternProperties"] = new JsonObject(open.Select(setting =>
                KeyValuePair.Create<string, JsonNode?>($"^{setting.Name[..^1].Replace(".", "\\.", StringComparison.Ordinal)}", Value(setting)))),
            ["additionalProperties"] = false,
        };
    }

    static JsonObject Value(SettingDescription setting)
    {
        var value = new JsonObject { ["description"] = setting.Secret ? $"{setting.Description} Secret." : setting.Description };

        if (setting.Allowed.Count > 0) value["enum"] = new JsonArray([.. setting.Allowed.Select(allowed => JsonValue.Create(allowed))]);
        if (setting.Default is { } otherwise) value["default"] = otherwise;

        return value;
    }
}
