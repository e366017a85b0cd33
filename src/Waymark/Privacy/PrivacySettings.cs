namespace Waymark.Privacy;

/// <summary>What an app's owner lets be kept and used of what devices tell.</summary>
public sealed record PrivacySettings
{
    /// <summary>How much of people's addresses is kept.</summary>
    public AddressKeeping Addresses { get; init; } = AddressKeeping.Full;

    /// <summary>What address and traits may still be compared for where Apple's tracking permission was refused.</summary>
    public AfterDenial AttDenied { get; init; } = AfterDenial.OwnLinks;

    /// <summary>The same where an Android device limits ad tracking.</summary>
    public TraitMatching LimitAdTracking { get; init; } = TraitMatching.All;

    /// <summary>Where silence about consent is a no.</summary>
    public ConsentRule Consent { get; init; } = ConsentRule.Eea;

    /// <summary>The app is made for children: no advertising ids, no matching by traits, and nothing for whoever sells advertising.</summary>
    public bool Children { get; init; }
}

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

/// <summary>Which clicks address and traits may still be compared with where the tracking permission was refused; ads never, by Apple's rules.</summary>
public enum AfterDenial
{
    None,

    /// <summary>Those on the owner's own links, which are no ads.</summary>
    OwnLinks,
}

/// <summary>Which clicks may be matched by address and traits.</summary>
public enum TraitMatching
{
    None,

    /// <summary>Those on the owner's own links, which are no ads.</summary>
    OwnLinks,

    All,
}

/// <summary>Where silence about consent to advertising is a no; a no that was said holds everywhere.</summary>
public enum ConsentRule
{
    /// <summary>On devices that say they are in the European Economic Area.</summary>
    Eea,

    /// <summary>Everywhere.</summary>
    Required,
}
