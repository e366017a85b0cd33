namespace Waymark.SmartLinks;

/// <summary>Who makes a link, and for whom.</summary>
public enum SmartLinkKind
{
    /// <summary>Made by staff for marketing.</summary>
    Marketing,

    /// <summary>Made for one user, to share: a smart invite.</summary>
    Invite,

    /// <summary>Made by staff for a banner on a website.</summary>
    Banner,
}
