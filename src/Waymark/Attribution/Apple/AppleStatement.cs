using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Facts;

namespace Waymark.Attribution.Apple;

/// <summary>What Apple said, as it is written into the journal: decisions never ask anybody outside.</summary>
public sealed record AppleStatement
{
    public required string InstallInstanceId { get; init; }

    /// <summary>SHA-256 of the token in hex.</summary>
    public required string TokenHash { get; init; }

    public required AppleOutcome Outcome { get; init; }

    /// <summary>Apple's body as received; null for every outcome without one.</summary>
    public string? Body { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, AppleJson.Default.AppleStatement);

    /// <returns>Null when the body is no statement.</returns>
    public static AppleStatement? Read(ReadOnlyMemory<byte> body) => FactJson.Read(body, AppleJson.Default.AppleStatement);
}

/// <summary>How statements are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AppleStatement))]
sealed partial class AppleJson : JsonSerializerContext;
