using System.Text.Json.Serialization;

namespace Waymark.Touches;

/// <summary>A click as received: the body of its fact.</summary>
public sealed record Click
{
    /// <summary>Our click id, drawn when it was received.</summary>
    public required string Id { get; init; }

    /// <summary>The URL that was followed.</summary>
    public required string Url { get; init; }

    public string? UserAgent { get; init; }

    public string? AcceptLanguage { get; init; }

    /// <summary>The page that the visitor came from.</summary>
    public string? Referer { get; init; }

    /// <summary>Client hints as sent, quoted.</summary>
    public string? HintModel { get; init; }

    public string? HintPlatform { get; init; }

    public string? HintPlatformVersion { get; init; }

    /// <summary>Where the visitor was sent.</summary>
    public string? Destination { get; init; }

    /// <summary>What the check of the URL's signature came to: see <see cref="Links.ClickSignature"/>; null when the app has no keys for it.</summary>
    public string? Signature { get; init; }
}

/// <summary>How clicks are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Click))]
public sealed partial class ClickJson : JsonSerializerContext;
