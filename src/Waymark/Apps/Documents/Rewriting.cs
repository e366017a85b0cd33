using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>Copies a document with some of its texts replaced.</summary>
static class Rewriting
{
    public static JsonObject Rewrite(JsonObject document, Func<Place, string, string> replace) =>
        Rewrite(Place.Root(document), replace)!.AsObject();

    public static JsonNode? Rewrite(Place place, Func<Place, string, string> replace)
    {
        if (place.Text is { } text)
            return JsonValue.Create(replace(place, text));

        return place.Node switch
        {
            JsonObject => new JsonObject(place.Members.Select(member =>
                KeyValuePair.Create(member.Name, Rewrite(member.Place, replace)))),
            JsonArray => new JsonArray([.. place.Items.Select(item => Rewrite(item, replace))]),
            var other => other?.DeepClone(),
        };
    }
}
