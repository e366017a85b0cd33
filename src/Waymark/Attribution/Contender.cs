namespace Waymark.Attribution;

/// <summary>A click from the same address that might have led to the install.</summary>
/// <param name="Since">From the click to the install.</param>
/// <param name="OthersOnAddress">Other visitors seen on that address in the last seven days.</param>
/// <param name="Traits">How it compares; traits that are left out count as missing.</param>
public sealed record Contender(TimeSpan Since, long OthersOnAddress, IReadOnlyList<TraitComparison> Traits);
