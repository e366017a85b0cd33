using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>The events that CleverTap notices or does itself and exports, as it publishes them.</summary>
static class Catalogue
{
    static readonly Dictionary<string, CatalogueEvent> ByName = Load();

    public static IEnumerable<string> Names => ByName.Keys;

    public static CatalogueEvent? Find(string name) => ByName.GetValueOrDefault(name);

    static Dictionary<string, CatalogueEvent> Load()
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream("clevertap-catalogue.json")!; // embedded by the build
        return JsonSerializer.Deserialize<Page>(stream, JsonSerializerOptions.Web)!.Events.ToDictionary(one => one.Name, StringComparer.Ordinal);
    }

    sealed record Page(IReadOnlyList<CatalogueEvent> Events);
}
