namespace Waymark.Privacy;

/// <summary>How much of an address is kept. Matching works in all cases: see <see cref="Facts.AddressNote.MatchKey"/>.</summary>
public enum AddressKeeping
{
    Full,

    /// <summary>The IPv4 /24, the IPv6 /48.</summary>
    Truncated,

    /// <summary>A keyed hash that nobody outside this installation can make.</summary>
    Hashed,

    /// <summary>Nothing but the country.</summary>
    None,
}
