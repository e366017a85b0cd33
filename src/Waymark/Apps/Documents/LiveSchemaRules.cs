using System.Globalization;
using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>A schema of conversion values that has been live stays as it is: installs have it, and their postbacks come for weeks.</summary>
public static class LiveSchemaRules
{
    /// <param name="document">The new document.</param>
    /// <param name="stored">The one that holds until now.</param>
    public static IEnumerable<DocumentError> Check(JsonObject document, JsonObject stored)
    {
        var before = Place.Root(stored)["apps"].Items.ToDictionary(app => app["id"].Text!, StringComparer.Ordinal);

        return Place.Root(document)["apps"].Items
            .Where(app => app["id"].Text is { } id && before.ContainsKey(id))
            .SelectMany(app => CheckApp(app["skan"]["schemas"], [.. before[app["id"].Text!]["skan"]["schemas"].Items.Where(schema => !IsDraft(schema))]));
    }

    static IEnumerable<DocumentError> CheckApp(Place schemas, List<Place> fixedOnes)
    {
        var latest = fixedOnes.Select(VersionOf).DefaultIfEmpty().Max();
        var told = schemas.Items.ToDictionary(VersionOf);

        foreach (var known in fixedOnes)
        {
            if (!told.TryGetValue(VersionOf(known), out var now))
                yield return schemas.Error(Text($"no longer has version {VersionOf(known)}, which installs may have; keep it, with the status \"retired\" if no new install shall get it"));
            else if (IsDraft(now))
                yield return now["status"].Error("was live already; it may be \"retired\", but no draft any more");
            else if (!JsonNode.DeepEquals(Content(now), Content(known)))
                yield return now.Error(Text($"is not what version {VersionOf(known)} was when it went live; leave that as it is and add version {latest + 1}"));
        }

        foreach (var schema in told.Values.Where(schema => !IsDraft(schema) && VersionOf(schema) < latest && fixedOnes.All(known => VersionOf(known) != VersionOf(schema))))
            yield return schema["version"].Error(Text($"is lower than version {latest}, which was live already; new installs would never get it"));
    }

    static JsonObject Content(Place schema)
    {
        var content = schema.Node!.DeepClone().AsObject();
        content.Remove("status");
        return content;
    }

    static int VersionOf(Place schema) => schema["version"].Node!.GetValue<int>();

    static bool IsDraft(Place schema) => schema["status"].Text == "draft";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
