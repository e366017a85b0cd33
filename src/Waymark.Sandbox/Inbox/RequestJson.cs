using System.Text.Json;

namespace Waymark.Sandbox.Inbox;

/// <summary>Reads what came as JSON, which it may not be.</summary>
static class RequestJson
{
    public static JsonElement? Read(ReceivedRequest request)
    {
        try
        {
            return JsonElement.Parse(request.Body.Span);
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

    public static JsonElement? Find(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
