using System.Text.Json;

namespace Waymark.Sandbox.Inbox;

/// <summary>Reads the JSON that partners are sent.</summary>
static class ReceivedJson
{
    /// <returns>The body, or null when it is not JSON.</returns>
    public static JsonElement? Json(this ReceivedRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The field of an object; null when it is missing, null, or the element is no object.</returns>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <returns>The field when it is of this kind, else null.</returns>
    public static JsonElement? Field(this JsonElement element, string name, JsonValueKind kind) =>
        element.Field(name) is { } value && value.ValueKind == kind ? value : null;

    /// <returns>The field's text; null when it is missing, empty or no text.</returns>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public static bool IsNumber(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.Number };

    /// <returns>The list in the field; null when it is missing or no list.</returns>
    public static IReadOnlyList<JsonElement>? List(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;
}
