using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Facts;

namespace Waymark.Attribution.Networks;

/// <summary>What a network said, asked or not, as it is written into the journal: decisions never ask anybody outside.</summary>
public sealed record NetworkStatement
{
    /// <summary>The network's id in the configuration.</summary>
    public required string Network { get; init; }

    /// <summary>The install it was asked about; null when it spoke of its own accord.</summary>
    public string? InstallInstanceId { get; init; }

    public required NetworkOutcome Outcome { get; init; }

    /// <summary>The claim as received; null for every outcome without one.</summary>
    public string? Claim { get; init; }

    /// <summary>Why an answer was none, in words.</summary>
    public string? Problem { get; init; }

    /// <param name="heardAt">When it was received.</param>
    /// <returns>Null where there is no claim.</returns>
    public NetworkClaim? ReadClaim(DateTimeOffset heardAt)
    {
        try
        {
            return Claim is null ? null : NetworkClaimReading.Read(JsonElement.Parse(Claim), heardAt).Claim;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, NetworkJson.Default.NetworkStatement);

    /// <returns>Null when the body is no statement.</returns>
    public static NetworkStatement? Read(ReadOnlyMemory<byte> body) => FactJson.Read(body, NetworkJson.Default.NetworkStatement);
}

/// <summary>How statements are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(NetworkStatement))]
sealed partial class NetworkJson : JsonSerializerContext;
