using System.Globalization;
using System.Text.Json;

namespace Waymark.Client.Wire;

/// <summary>Reads what a server meant: a value of the wrong type is absent, never an error.</summary>
static class LenientJson
{
    public static JsonElement? Part(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Object } part ? part : null;

    public static string? Text(this JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is not ("" or "<null>") => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static int? Number(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public static bool Flag(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.True };

    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        DateTimeOffset.TryParse(
            json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <returns>The items of a list; none when it is none.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <returns>The texts of an object by key.</returns>
    public static IReadOnlyDictionary<string, string> Pairs(this JsonElement? json)
    {
        var pairs = new Dictionary<string, string>();
        if (json is not { ValueKind: JsonValueKind.Object } part) return pairs;

        foreach (var property in part.EnumerateObject())
        {
            if (part.Text(property.Name) is { } text) pairs[property.Name] = text;
        }

        return pairs;
    }

    static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
