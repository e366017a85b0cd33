using System.Text.Json.Nodes;

namespace Waymark.Apps.Documents;

/// <summary>A JSON Schema (draft 2020-12, the part of it that our own schema uses) and the check against it.</summary>
public sealed class Schema
{
    readonly JsonObject _root;

    public Schema(string text)
    {
        Text = text;
        _root = JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The published schema of the configuration document.</summary>
    public static Schema Configuration { get; } = Load("waymark.schema.json");

    public string Text { get; }

    /// <returns>Everything that is wrong, not only what is wrong first.</returns>
    public IReadOnlyList<DocumentError> Check(JsonNode? document)
    {
        var errors = new List<DocumentError>();
        Check(_root, Place.Root(document), errors);
        return errors;
    }

    /// <summary>The definition that <c>#/$defs/NAME</c> points to.</summary>
    public JsonObject Resolve(string reference) =>
        reference.StartsWith("#/$defs/", StringComparison.Ordinal) && _root["$defs"]?[reference["#/$defs/".Length..]] is JsonObject found
            ? found
            : throw new InvalidOperationException($"The schema refers to {reference}, which it does not define.");

    internal void Check(JsonObject schema, Place place, List<DocumentError> errors)
    {
        // Of something that is no list at all it is no use to say that the list is too short.
        if (schema["type"] is { } type && !SchemaKeywords.HasType(type, place.Node))
        {
            errors.Add(place.Error(SchemaKeywords.DescribeType(type, place.Node)));
            return;
        }

        if (schema["$ref"] is { } reference)
            Check(Resolve(reference.GetValue<string>()), place, errors);

        foreach (var (keyword, argument) in schema)
        {
            if (SchemaKeywords.Checks.TryGetValue(keyword, out var check))
                check(new SchemaCheck(this, schema, argument!, place, errors));
            else if (!SchemaKeywords.Annotations.Contains(keyword))
                throw new InvalidOperationException($"The schema uses {keyword}, which nothing here can check.");
        }
    }

    static Schema Load(string resource)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(resource)!);
        return new Schema(reader.ReadToEnd());
    }
}
