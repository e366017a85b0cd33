using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Referrals;

/// <summary>How facts about people are written into the journal.</summary>
public static class Told
{
    // By reflection: what is source-generated forgets the initial values of init-only properties that are absent.
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Write<T>(T told) => JsonSerializer.SerializeToUtf8Bytes(told, Options);

    /// <returns>Null when the body says nothing of the kind.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
