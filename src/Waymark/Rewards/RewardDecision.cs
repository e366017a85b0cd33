using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Rewards;

/// <summary>What somebody decided about a reward, as it is written into the journal.</summary>
public sealed record RewardDecision
{
    /// <summary>The reward's id.</summary>
    public required string Reward { get; init; }

    public required RewardVerdict Verdict { get; init; }

    /// <summary>Whose key.</summary>
    public string? By { get; init; }

    public string? Why { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, RewardJson.Default.RewardDecision);

    /// <returns>Null when the body is no decision.</returns>
    public static RewardDecision? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, RewardJson.Default.RewardDecision);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What can be decided.</summary>
public enum RewardVerdict
{
    Approve,
    Refuse,

    /// <summary>It was handed out.</summary>
    Fulfil,
}

/// <summary>How decisions are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RewardDecision))]
sealed partial class RewardJson : JsonSerializerContext;
