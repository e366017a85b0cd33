namespace Waymark.Privacy;

/// <summary>Which clicks address and traits may still be compared with where the tracking permission was refused; ads never, by Apple's rules.</summary>
public enum AfterDenial
{
    None,

    /// <summary>Those on the owner's own links, which are no ads.</summary>
    OwnLinks,
}
