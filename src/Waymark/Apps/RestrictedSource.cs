using Waymark.Integrations;

namespace Waymark.Apps;

/// <summary>From a day on, what third parties may hear of users that one media source earned.</summary>
public sealed record RestrictedSource
{
    /// <summary>The media source's code, in any letter case.</summary>
    public required string Source { get; init; }

    /// <summary>What becomes of an event.</summary>
    public required RestrictionLevel Level { get; init; }

    /// <summary>The first UTC day it holds for.</summary>
    public DateOnly From { get; init; } = DateOnly.MinValue;

    /// <summary>What the attribution rests on; any when empty.</summary>
    public IReadOnlyList<Basis> Basis { get; init; } = [];

    /// <summary>For which receivers; every third party, not the owner's own systems, when empty.</summary>
    public IReadOnlyList<PartnerClass> Recipients { get; init; } = [];

    /// <summary>Which events.</summary>
    public RestrictedEvents Events { get; init; }

    /// <summary>Where the rule comes from, for people.</summary>
    public string? Note { get; init; }
}

/// <summary>Which events a restriction is about.</summary>
public enum RestrictedEvents
{
    All,

    /// <summary>Installs, re-attributions, re-engagements, reinstalls.</summary>
    Conversions,

    /// <summary>Everything a user does afterwards.</summary>
    InApp,
}
