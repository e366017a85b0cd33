using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Waymark.Apps.Documents;

/// <summary>One keyword met on the way through a document: what it says, with the other keywords that explain it.</summary>
readonly record struct SchemaCheck(
    Schema Schema, JsonObject Keywords, JsonNode Argument, Place Place, List<DocumentError> Errors)
{
    public void Fail(string message) => Errors.Add(Place.Error(message));
}

/// <summary>What each keyword of a schema asks for.</summary>
static class SchemaKeywords
{
    /// <summary>Keywords that only tell people or editors something, or that <see cref="Schema"/> itself looks at.</summary>
    public static FrozenSet<string> Annotations { get; } = new[]
    {
        "$schema", "$id", "$defs", "$ref", "type", "title", "description", "default", "patternErrorMessage",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static FrozenDictionary<string, Action<SchemaCheck>> Checks { get; } = new Dictionary<string, Action<SchemaCheck>>
    {
        ["properties"] = Properties,
        ["required"] = Required,
        ["additionalProperties"] = AdditionalProperties,
        ["enum"] = Enum,
        ["const"] = Const,
        ["pattern"] = Pattern,
        ["minimum"] = Minimum,
        ["maximum"] = Maximum,
        ["minLength"] = MinLength,
        ["maxLength"] = MaxLength,
        ["items"] = Items,
        ["minItems"] = MinItems,
        ["maxItems"] = MaxItems,
        ["uniqueItems"] = UniqueItems,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool HasType(JsonNode type, JsonNode? node) => Names(type).Any(name => IsOf(name, node));

    public static string DescribeType(JsonNode type, JsonNode? node)
    {
        var wanted = string.Join(" or ", Names(type).Select(Describe));
        var found = IsOf("number", node) && !IsOf("integer", node) ? "a fraction" : Describe(NameOf(node));
        return $"must be {wanted}, but is {found}";
    }

    static void Properties(SchemaCheck check)
    {
        foreach (var (name, schema) in check.Argument.AsObject())
        {
            if (check.Place.Node is JsonObject members && members.TryGetPropertyValue(name, out var value))
                check.Schema.Check(schema!.AsObject(), new Place(check.Place.PathTo(name), value), check.Errors);
        }
    }

    static void Required(SchemaCheck check)
    {
        foreach (var name in check.Argument.AsArray().Select(name => name!.GetValue<string>()))
        {
            if (check.Place.Node is not JsonObject members || members.ContainsKey(name)) continue;

            var description = check.Keywords["properties"]?[name]?["description"]?.GetValue<string>();
            check.Errors.Add(check.Place[name].Error($"is missing; add it. {description}".TrimEnd()));
        }
    }

    static void AdditionalProperties(SchemaCheck check)
    {
        var known = check.Keywords["properties"]?.AsObject();

        foreach (var (name, place) in check.Place.Members)
        {
            if (known?.ContainsKey(name) == true) continue;

            if (check.Argument is JsonObject schema)
                check.Schema.Check(schema, place, check.Errors);
            else if (!check.Argument.GetValue<bool>())
                check.Errors.Add(place.Error($"unknown key; {Spelling.Suggest(name, (known ?? []).Select(property => property.Key))}"));
        }
    }

    static void Enum(SchemaCheck check)
    {
        if (check.Argument.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, check.Place.Node))) return;

        var choices = check.Argument.AsArray().Select(allowed => allowed!.ToString()).ToList();
        var nearest = check.Place.Text is { } text && Spelling.Nearest(text, choices) is { } near ? $"; did you mean \"{near}\"?" : "";
        check.Fail($"must be one of {string.Join(", ", choices.Select(choice => $"\"{choice}\""))}{nearest}");
    }

    static void Const(SchemaCheck check)
    {
        if (!JsonNode.DeepEquals(check.Argument, check.Place.Node))
            check.Fail($"must be {check.Argument.ToJsonString(DocumentJson.Readable)}");
    }

    static void Pattern(SchemaCheck check)
    {
        var pattern = check.Argument.GetValue<string>();

        // In .NET "$" also matches before a last line feed; in a schema it does not.
        var exact = pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern;

        if (check.Place.Text is { } text && !Regex.IsMatch(text, exact, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            check.Fail(check.Keywords["patternErrorMessage"]?.GetValue<string>() ?? $"must match {pattern}");
    }

    static void Minimum(SchemaCheck check)
    {
        if (check.Place.Node is JsonValue value && value.TryGetValue<double>(out var number) && number < check.Argument.GetValue<double>())
            check.Fail($"must be at least {check.Argument}, but is {value}");
    }

    static void Maximum(SchemaCheck check)
    {
        if (check.Place.Node is JsonValue value && value.TryGetValue<double>(out var number) && number > check.Argument.GetValue<double>())
            check.Fail($"must be at most {check.Argument}, but is {value}");
    }

    static void MinLength(SchemaCheck check)
    {
        var least = check.Argument.GetValue<int>();

        if (check.Place.Text is { } text && text.Length < least)
            check.Fail(least == 1 ? "must not be empty; leave the key out instead" : $"must have at least {Count(least, "character")}");
    }

    static void MaxLength(SchemaCheck check)
    {
        var most = check.Argument.GetValue<int>();

        if (check.Place.Text is { } text && text.Length > most)
            check.Fail($"must have at most {Count(most, "character")}, but has {text.Length}");
    }

    static void Items(SchemaCheck check)
    {
        foreach (var item in check.Place.Items)
            check.Schema.Check(check.Argument.AsObject(), item, check.Errors);
    }

    static void MinItems(SchemaCheck check)
    {
        var least = check.Argument.GetValue<int>();

        if (check.Place.Node is JsonArray array && array.Count < least)
            check.Fail($"must have at least {Count(least, "item")}");
    }

    static void MaxItems(SchemaCheck check)
    {
        var most = check.Argument.GetValue<int>();

        if (check.Place.Node is JsonArray array && array.Count > most)
            check.Fail($"must have at most {Count(most, "item")}, but has {array.Count}");
    }

    static void UniqueItems(SchemaCheck check)
    {
        var seen = new List<Place>();

        foreach (var item in check.Place.Items)
        {
            // Two masks stand for two different secrets.
            if (item.Text is { } text && SecretText.IsMask(text)) continue;

            var earlier = seen.FirstOrDefault(other => JsonNode.DeepEquals(other.Node, item.Node));

            if (earlier.Path is null)
                seen.Add(item);
            else
                check.Errors.Add(item.Error($"says the same as {earlier.Path}; remove one of them"));
        }
    }

    static IEnumerable<string> Names(JsonNode type) =>
        type is JsonArray several ? several.Select(name => name!.GetValue<string>()) : [type.GetValue<string>()];

    static bool IsOf(string name, JsonNode? node) => name switch
    {
        "integer" => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out _),
        _ => NameOf(node) == name,
    };

    static string NameOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    static string Describe(string type) => type switch
    {
        "object" => "an object { … }",
        "array" => "a list [ … ]",
        "string" => "text in quotes",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "null",
    };

    static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
