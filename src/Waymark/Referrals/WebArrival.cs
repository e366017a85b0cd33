namespace Waymark.Referrals;

/// <summary>A visitor of a web page that a link led to.</summary>
public sealed record WebArrival
{
    public bool IsSignedIn { get; init; }

    /// <summary>How long ago the link was followed in this session; null when it was not.</summary>
    public TimeSpan? SinceLink { get; init; }

    /// <summary>The page says that the account was just made.</summary>
    public bool IsNewAccount { get; init; }

    /// <summary>We knew the user before the session began.</summary>
    public bool WasKnown { get; init; }

    /// <summary>A sign-up on the web was told of this user.</summary>
    public bool HasSignedUpBefore { get; init; }

    /// <summary>This user came through this click before.</summary>
    public bool IsClickTold { get; init; }
}
