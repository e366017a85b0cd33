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
    public static Basis Of(MatchType match) => match == MatchType.ReferrerClaim ? Basis.Referrer : Basis.Link;
}
