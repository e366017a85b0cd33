namespace Waymark.Integrations;

/// <summary>What becomes of an event that a restricted source earned.</summary>
public enum RestrictionLevel
{
    /// <summary>Told in full.</summary>
    None,

    /// <summary>Told as if nobody had earned the user.</summary>
    Redact,

    /// <summary>Not told.</summary>
    Drop,
}
