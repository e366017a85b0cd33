namespace Waymark.Privacy;

/// <summary>Which clicks may be matched by address and traits.</summary>
public enum TraitMatching
{
    None,

    /// <summary>Those on the owner's own links, which are no ads.</summary>
    OwnLinks,

    All,
}
