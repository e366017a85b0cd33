using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Flows;

/// <summary>An hour has begun, or work of it is left: how processing, which looks at no clock, learns that time passes.</summary>
/// <param name="Hour">The beginning of the hour.</param>
/// <param name="Part">0 for the hour itself, then one more each time that work is left.</param>
public sealed record Tick(DateTimeOffset Hour, int Part)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, TickJson.Default.Tick);

    /// <returns>Null when the body is none.</returns>
    public static Tick? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, TickJson.Default.Tick);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How ticks are written into the journal.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Tick))]
sealed partial class TickJson : JsonSerializerContext;
