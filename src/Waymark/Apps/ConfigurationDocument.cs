using System.Text.Json.Serialization;

namespace Waymark.Apps;

/// <summary>The configuration document with its secrets in place. The schema in <c>waymark.schema.json</c> describes the same tree.</summary>
public sealed record ConfigurationDocument
{
    /// <summary>Where an editor finds the schema; without meaning for us.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Keys for the management API. Secret.</summary>
    public IReadOnlyList<string> ManagementKeys { get; init; } = [];

    /// <summary>CIDR ranges of the proxies whose X-Forwarded-For header is believed; none by default.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public IReadOnlyList<App> Apps { get; init; } = [];
}
