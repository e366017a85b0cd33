using System.Text.Json.Nodes;
using Waymark.Integrations;

namespace Waymark.Apps.Documents;

/// <summary>Takes an integration over to another app: all that was decided, but no credentials, and switched off until they are filled in.</summary>
public static class IntegrationCopy
{
    /// <param name="document">The whole document; it is changed.</param>
    /// <param name="from">The app and the integration to copy.</param>
    /// <param name="to">The app that gets it, and the id it has there.</param>
    /// <param name="partners">Say which settings are credentials.</param>
    /// <returns>What stands in the way; null when it was done.</returns>
    public static string? Make(JsonObject document, (string App, string Integration) from, (string App, string Integration) to, KnownPartners partners)
    {
        if (Find(Apps(document), from.App) is not { } source || Find(Integrations(source), from.Integration) is not { } integration)
            return $"There is no integration {from.Integration} of app {from.App} in the configuration.";

        if (Find(Apps(document), to.App) is not { } target)
            return $"There is no app {to.App} in the configuration.";

        if (Find(Integrations(target), to.Integration) is not null)
            return $"App {to.App} has an integration {to.Integration} already; give the copy another id.";

        var copy = integration.DeepClone().AsObject();
        copy["id"] = to.Integration;
        copy["active"] = false;
        RemoveCredentials(copy, partners);

        if (target["integrations"] is not JsonArray list)
            target["integrations"] = list = [];

        list.Add(copy);
        return null;
    }

    // Whatever a partner cannot do without says whose account it is, even where it is no secret.
    static void RemoveCredentials(JsonObject integration, KnownPartners partners)
    {
        if (integration["settings"] is not JsonObject settings) return;

        var partner = integration["partner"]!.GetValue<string>();

        foreach (var name in settings.Select(setting => setting.Key).ToList())
        {
            if (partners.Find(partner, name) is null or { Secret: true } or { Required: true })
                settings.Remove(name);
        }
    }

    static JsonArray? Apps(JsonObject document) => document["apps"] as JsonArray;

    static JsonArray? Integrations(JsonObject app) => app["integrations"] as JsonArray;

    static JsonObject? Find(JsonArray? list, string id) =>
        list?.OfType<JsonObject>().FirstOrDefault(entry => entry["id"]?.GetValue<string>() == id);
}
