using Waymark.Devices;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Somebody has come through a link, and it is clear which and on which occasion.</summary>
/// <param name="Occasion">What happened.</param>
/// <param name="Match">Through which link.</param>
sealed record Coming(OccasionVerdict Occasion, LinkMatch Match)
{
    /// <summary>Who came; null for a click.</summary>
    public Person? Referred { get; init; }

    public Install? Install { get; init; }

    /// <summary>The same device's install before this one; null when there was none.</summary>
    public Install? Earlier { get; init; }

    /// <summary>What the device says; null for clicks and pages.</summary>
    public DeviceCall? Call { get; init; }

    public Platform Platform { get; init; }

    /// <summary>Where a browser says it is; null where the device is asked.</summary>
    public string? Country { get; init; }

    public LinkClue Clue => Match.Winner!;
}
