namespace Waymark.Privacy;

/// <summary>Where silence about consent to advertising is a no; a no that was said holds everywhere.</summary>
public enum ConsentRule
{
    /// <summary>On devices that say they are in the European Economic Area.</summary>
    Eea,

    /// <summary>Everywhere.</summary>
    Required,
}
