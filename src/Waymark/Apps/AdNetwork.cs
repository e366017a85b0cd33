using System.Text.Json.Serialization;

namespace Waymark.Apps;

/// <summary>An ad network that tells by itself which users its ads brought, when it is asked or of its own accord.</summary>
public sealed record AdNetwork
{
    public required string Id { get; init; }

    /// <summary>Shown to people; the id when absent.</summary>
    public string? Name { get; init; }

    /// <summary>The network code or media source that is credited with what it claims.</summary>
    public required string Code { get; init; }

    /// <summary>Off: it is not asked, and what it posts is refused.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Where it is asked about an install; null when it only posts.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Signs what it is asked, and opens the address that it posts to. Secret.</summary>
    public required string Key { get; init; }

    /// <summary>The key before this one, which opens the address too. Secret.</summary>
    public string? PreviousKey { get; init; }

    /// <summary>Its own windows; absent ones are those of <see cref="AttributionSettings.WindowsByNetwork"/> and the app.</summary>
    public WindowSettings Windows { get; init; } = new();

    /// <summary>It is to be asked about installs.</summary>
    [JsonIgnore]
    public bool IsAsked => Active && BaseUrl is not null;

    /// <summary>For people.</summary>
    [JsonIgnore]
    public string Title => Name ?? Id;
}
