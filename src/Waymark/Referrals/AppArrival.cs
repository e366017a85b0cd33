namespace Waymark.Referrals;

/// <summary>An app was opened.</summary>
public sealed record AppArrival
{
    /// <summary>The install id is new, or is being matched late within its window.</summary>
    public bool IsNewInstall { get; init; }

    /// <summary>Its advertising id, vendor id or Android id was seen on another install.</summary>
    public bool IsDeviceKnown { get; init; }

    /// <summary>Its user had the app on this platform on another install.</summary>
    public bool IsUserKnownOnPlatform { get; init; }

    /// <summary>An install or reinstall was told of this install id.</summary>
    public bool HasInstallReferral { get; init; }

    /// <summary>The first session goes on with the very link that brought the install.</summary>
    public bool CompletesInstall { get; init; }

    /// <summary>This click opened this install before.</summary>
    public bool IsClickTold { get; init; }
}
