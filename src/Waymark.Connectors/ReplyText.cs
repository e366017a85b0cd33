using System.Text.Json;

namespace Waymark.Connectors;

/// <summary>Reads what partners say in JSON.</summary>
static class ReplyText
{
    /// <returns>The object in the body, or null when there is none.</returns>
    public static JsonElement? Object(this Reply reply)
    {
        try
        {
            if (reply.Body.IsEmpty) return null;

            using var document = JsonDocument.Parse(reply.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static int? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    public static JsonElement? Find(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    /// <returns>The place in the call that a number names; null when the call had no such place.</returns>
    public static int? Index(JsonElement number, int count) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var index) && index >= 0 && index < count ? index : null;
}
