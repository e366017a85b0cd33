using Waymark.Users;

namespace Waymark.Referrals;

/// <summary>An id under a provider was shown or given up.</summary>
public sealed record IdentityTold
{
    public required PersonTold Who { get; init; }

    public required string Provider { get; init; }

    public string? Id { get; init; }

    /// <summary>See <see cref="AccessToken"/>; the token itself is written nowhere.</summary>
    public string? TokenHash { get; init; }

    /// <summary>A server, staff or a signature says that it is theirs.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>Where it is somebody else's, the install goes over to them.</summary>
    public bool Switches { get; init; }

    public bool Removes { get; init; }

    public string? By { get; init; }
}
