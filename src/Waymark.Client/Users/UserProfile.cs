using System.Text.Json.Nodes;

namespace Waymark.Client;

/// <summary>Who uses the app, in the app's own terms and in those of its analytics tools.</summary>
public sealed record UserProfile
{
    /// <summary>The app's own id of the user; never hashed.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public bool? IsFirstTimeUser { get; init; }

    public string? MixpanelDistinctId { get; init; }

    public string? AmplitudeDeviceId { get; init; }

    public string? PosthogDistinctId { get; init; }

    public string? BrazeDeviceId { get; init; }

    public string? GaAppInstanceId { get; init; }

    public string? GaSessionId { get; init; }

    public string? NetcoreDeviceGuid { get; init; }

    /// <summary>Anything else worth knowing about the user, by the name it has on the wire.</summary>
    public JsonObject? Extra { get; init; }
}
