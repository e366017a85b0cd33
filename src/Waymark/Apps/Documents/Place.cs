using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>A spot in a document and what stands there; looking for something that is absent finds an empty place.</summary>
public readonly record struct Place(string Path, JsonNode? Node)
{
    public static Place Root(JsonNode? document) => new("", document);

    public bool IsAbsent => Node is null;

    /// <summary>The text that stands here, or null when it is absent or no text.</summary>
    public string? Text => Node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public IEnumerable<Place> Items => Node is JsonArray array ? array.Select(At) : [];

    public IEnumerable<(string Name, Place Place)> Members
    {
        get
        {
            var here = this;
            return Node is JsonObject members
                ? members.Select(member => (member.Key, new Place(here.PathTo(member.Key), member.Value)))
                : [];
        }
    }

    public Place this[string name] => new(PathTo(name), (Node as JsonObject)?[name]);

    public DocumentError Error(string message) => new(Path, message);

    public string PathTo(string name)
    {
        if (!IsPlain(name))
            return $"{Path}[{JsonSerializer.Serialize(name, DocumentJson.Readable)}]";

        return Path.Length == 0 ? name : $"{Path}.{name}";
    }

    Place At(JsonNode? node, int index) => new(string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), node);

    static bool IsPlain(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-');
}
