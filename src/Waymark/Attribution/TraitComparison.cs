using Waymark.Devices;

namespace Waymark.Attribution;

/// <summary>A property of a device that both the click and the install may show.</summary>
public enum Trait
{
    OsVersion,
    Model,
    Screen,
    Language,
    TimeZone,
}

/// <summary>How one trait of a click compares with the install's.</summary>
/// <param name="Trait">Which one.</param>
/// <param name="Agreement">How it compares.</param>
/// <param name="Share">The share of the install's value among the app's installs: what everybody has proves little.</param>
public readonly record struct TraitComparison(Trait Trait, Agreement Agreement, double Share = MatchWeights.UnknownShare);
