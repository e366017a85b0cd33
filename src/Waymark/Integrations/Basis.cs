using Waymark.Attribution.Networks;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Integrations;

/// <summary>What an attribution rests on: a network's terms bind what the network told, not what the owner's own links saw.</summary>
public enum Basis
{
    /// <summary>A touch of the owner's own link.</summary>
    Link,

    /// <summary>The store's referrer text.</summary>
    Referrer,

    /// <summary>The network's own word for it.</summary>
    Claim,
}

/// <summary>Tells the basis by the kind of match.</summary>
public static class Bases
{
    /// <param name="match">What ties the touch to the conversion.</param>
    /// <param name="touchId">The touch: a view may be the owner's own knowledge or a network's claim.</param>
    public static Basis Of(MatchType match, string? touchId) => match switch
    {
        MatchType.NetworkClaim => Basis.Claim,
        MatchType.ViewThrough when ClaimTouches.IsClaim(touchId) => Basis.Claim,
        MatchType.ReferrerClaim => Basis.Referrer,
        _ => Basis.Link,
    };
}
