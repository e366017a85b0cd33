using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Waymark.Apps;
using Waymark.Apps.Documents;

namespace Waymark.Tests.Apps.Documents;

public sealed class SchemaTests
{
    static readonly JsonObject Root = JsonNode.Parse(Schema.Configuration.Text)!.AsObject();

    [Fact]
    public void The_schema_and_the_records_hold_the_same_tree()
    {
        var compared = new HashSet<Type>();

        Differences("document", typeof(ConfigurationDocument), Root, compared).ShouldBeEmpty();
        compared.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_key_and_every_definition_has_a_description()
    {
        var without = Schemas(Root, "")
            .Where(schema => schema.Path.Contains("/properties/") || schema.Path.Contains("/$defs/"))
            .Where(schema => !schema.Path.EndsWith("/items", StringComparison.Ordinal)
                && !schema.Path.EndsWith("/additionalProperties", StringComparison.Ordinal))
            .Where(schema => string.IsNullOrWhiteSpace(schema.Schema["description"]?.GetValue<string>()))
            .Select(schema => schema.Path);

        without.ShouldBeEmpty();
    }

    [Fact]
    public void Every_keyword_the_schema_uses_is_checked_or_only_told()
    {
        var used = Schemas(Root, "").SelectMany(schema => schema.Schema.Select(keyword => keyword.Key)).Distinct().ToList();

        used.Except(SchemaKeywords.Checks.Keys).Except(SchemaKeywords.Annotations).ShouldBeEmpty();
        used.ShouldContain("additionalProperties");
    }

    [Fact]
    public void Every_object_refuses_unknown_keys() =>
        Schemas(Root, "")
            .Where(schema => schema.Schema["type"] is JsonValue type && type.GetValue<string>() == "object")
            .Where(schema => schema.Schema["additionalProperties"] is null)
            .Select(schema => schema.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Every_number_has_its_range() =>
        Schemas(Root, "")
            .Where(schema => schema.Schema["type"]?.ToString() is "integer" or "number")
            .Where(schema => schema.Schema["minimum"] is null || schema.Schema["maximum"] is null)
            .Select(schema => schema.Path)
            .ShouldBeEmpty();

    [Fact]
    public void A_keyword_that_nothing_can_check_is_refused_rather_than_ignored() =>
        Should.Throw<InvalidOperationException>(() => new Schema("""{ "multipleOf": 3 }""").Check(JsonValue.Create(3)))
            .Message.ShouldContain("multipleOf");

    [Theory]
    [InlineData("""{ "const": 1 }""", "2", "must be 1")]
    [InlineData("""{ "minItems": 2 }""", "[1]", "must have at least 2 items")]
    [InlineData("""{ "maxItems": 1 }""", "[1, 2]", "must have at most 1 item, but has 2")]
    [InlineData("""{ "minLength": 2 }""", "\"a\"", "must have at least 2 characters")]
    [InlineData("""{ "maxLength": 1 }""", "\"abc\"", "must have at most 1 character, but has 3")]
    [InlineData("""{ "pattern": "^a$" }""", "\"b\"", "must match ^a$")]
    public void Keywords_without_a_sentence_of_their_own_still_say_what_they_want(string schema, string value, string message) =>
        new Schema(schema).Check(JsonNode.Parse(value)).ShouldHaveSingleItem().Message.ShouldBe(message);

    static List<string> Differences(string path, Type type, JsonObject schema, HashSet<Type> compared)
    {
        if (!compared.Add(type)) return [];

        var properties = type.GetProperties().Where(property => property.CanWrite).ToDictionary(NameOf);
        var described = schema["properties"]!.AsObject();
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>());
        var instance = Activator.CreateInstance(type)!;

        return
        [
            .. properties.Keys.Except(described.Select(key => key.Key)).Select(name => $"{path}.{name} is not in the schema"),
            .. described.Select(key => key.Key).Except(properties.Keys).Select(name => $"{path}.{name} is in the schema alone"),
            .. properties.Where(property => property.Value.IsDefined(typeof(RequiredMemberAttribute)) != required.Contains(property.Key))
                .Select(property => $"{path}.{property.Key} is required on one side only"),
            .. properties.Where(property => described[property.Key] is JsonObject)
                .SelectMany(property => CompareKey($"{path}.{property.Key}", property.Value, described[property.Key]!.AsObject(), instance, compared)),
        ];
    }

    static IEnumerable<string> CompareKey(string path, PropertyInfo property, JsonObject schema, object instance, HashSet<Type> compared)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        if (schema["default"] is { } expected)
        {
            var actual = JsonSerializer.SerializeToNode(property.GetValue(instance), property.PropertyType, DocumentJson.Typed);
            if (!JsonNode.DeepEquals(expected, actual)) yield return $"{path} defaults to {actual}, not {expected}";
        }

        foreach (var difference in CompareType(path, type, Resolved(schema), compared))
            yield return difference;
    }

    static string[] CompareType(string path, Type type, JsonObject schema, HashSet<Type> compared)
    {
        var expected = schema["type"]!.ToString();

        if (type == typeof(string)) return Expect("string");
        if (type == typeof(bool)) return Expect("boolean");
        if (type == typeof(int)) return Expect("integer");
        if (type == typeof(double) || type == typeof(decimal)) return Expect("number");
        if (type == typeof(DateOnly)) return Expect("string");
        if (type == typeof(JsonElement)) return []; // Whatever the schema allows.
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
            return names.SequenceEqual(schema["enum"]!.AsArray().Select(name => name!.GetValue<string>())) ? [] : [$"{path} has other values"];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return [.. Expect("array"), .. CompareType($"{path}[]", type.GenericTypeArguments[0], Resolved(schema["items"]!.AsObject()), compared)];

        if (type == typeof(IReadOnlyDictionary<string, string>))
            return Expect("object");

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var values = Resolved(schema["additionalProperties"]!.AsObject());
            return [.. Expect("object"), .. CompareType($"{path}{{}}", type.GenericTypeArguments[1], values, compared)];
        }

        return [.. Expect("object"), .. Differences(path, type, schema, compared)];

        string[] Expect(string name) => name == expected ? [] : [$"{path} is {name} here and {expected} in the schema"];
    }

    static JsonObject Resolved(JsonObject schema) =>
        schema["$ref"] is { } reference ? Schema.Configuration.Resolve(reference.GetValue<string>()) : schema;

    static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    static IEnumerable<(string Path, JsonObject Schema)> Schemas(JsonObject schema, string path)
    {
        yield return (path, schema);

        foreach (var map in new[] { "properties", "$defs" })
        {
            foreach (var (name, inner) in schema[map]?.AsObject() ?? [])
            {
                foreach (var found in Schemas(inner!.AsObject(), $"{path}/{map}/{name}"))
                    yield return found;
            }
        }

        foreach (var single in new[] { "items", "additionalProperties" })
        {
            if (schema[single] is not JsonObject inner) continue;

            foreach (var found in Schemas(inner, $"{path}/{single}"))
                yield return found;
        }
    }
}
