using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Privacy;

/// <summary>What was decided about passing on what a person does, as it is written into the journal: the whole of it, not a change.</summary>
public sealed record SharingDecision
{
    /// <summary>Whose decision it is; or else <see cref="InstallInstanceId"/>.</summary>
    public string? UserId { get; init; }

    public string? InstallInstanceId { get; init; }

    public bool OptedOut { get; init; }

    /// <summary>Nobody when absent.</summary>
    public IReadOnlyList<string>? Blocked { get; init; }

    /// <summary>Whose key wrote it down.</summary>
    public string? By { get; init; }

    public Sharing AsSharing() => new() { OptedOut = OptedOut, Blocked = Blocked ?? [] };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, SharingJson.Default.SharingDecision);

    /// <returns>Null when the body is no decision about anybody.</returns>
    public static SharingDecision? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, SharingJson.Default.SharingDecision) is { } read && (read.UserId ?? read.InstallInstanceId) is not null ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How decisions are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SharingDecision))]
sealed partial class SharingJson : JsonSerializerContext;
