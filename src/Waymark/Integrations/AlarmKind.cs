namespace Waymark.Integrations;

/// <summary>What can be wrong with an integration so that a person should know. The numbers are stored and never change.</summary>
public enum AlarmKind
{
    /// <summary>Nothing gets through until somebody changes something.</summary>
    Broken = 1,

    /// <summary>The partner refuses more than a few of the records it reads.</summary>
    Refusals = 2,

    /// <summary>Events waited for an identity longer than they may, and were given up.</summary>
    ExpiredHolds = 3,
}
