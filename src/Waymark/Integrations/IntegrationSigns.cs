namespace Waymark.Integrations;

/// <summary>What can be seen of how an integration has been doing lately.</summary>
public sealed record IntegrationSigns
{
    /// <summary>It is switched on, and nobody paused it.</summary>
    public bool IsWatched { get; init; } = true;

    /// <summary>Why nothing gets through until somebody changes something; null when that is not so.</summary>
    public string? Broken { get; init; }

    /// <summary>For how long it has not been broken.</summary>
    public TimeSpan UnbrokenFor { get; init; }

    /// <summary>Records the partner read within <see cref="AlarmRules.Lately"/>.</summary>
    public long Records { get; init; }

    /// <summary>Those of them that it will never take.</summary>
    public long Refused { get; init; }

    /// <summary>Events given up within <see cref="AlarmRules.Lately"/> because nobody told the partner's id for the user in time.</summary>
    public long ExpiredHolds { get; init; }

    /// <summary>The same within <see cref="AlarmRules.QuietForHolds"/>.</summary>
    public long ExpiredHoldsBefore { get; init; }
}
