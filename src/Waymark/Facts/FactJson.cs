using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Waymark.Facts;

/// <summary>Reads facts that we wrote ourselves; a journal may hold what another version wrote.</summary>
static class FactJson
{
    /// <returns>Null when the body is nothing of the kind.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
