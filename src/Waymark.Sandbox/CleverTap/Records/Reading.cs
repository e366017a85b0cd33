using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>Forgiving looks into JSON that anybody may have sent.</summary>
static class Reading
{
    /// <returns>The property, or null when it is absent, null, or this is no object.</returns>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var found)
        && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <returns>The property when it is a text, else null.</returns>
    public static string? Text(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <returns>A text as it is, a number as written, else null.</returns>
    public static string? TextOrNumber(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static bool IsNested(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
}
