using Waymark.Devices;
using Waymark.Touches;

namespace Waymark.Attribution;

/// <summary>Compares who clicked with what was installed on.</summary>
public static class TraitComparisons
{
    /// <param name="visitor">Who clicked.</param>
    /// <param name="language">The click's language, as the browser sent it.</param>
    /// <param name="device">What the install runs on.</param>
    /// <param name="share">The share of a trait's value among the app's installs.</param>
    public static IReadOnlyList<TraitComparison> Between(
        Visitor visitor, string? language, DeviceTraits device, Func<Trait, string, double> share)
    {
        return
        [
            Compare(Trait.OsVersion, OsVersions.Compare(visitor.OsVersion, device.OsVersion), device.OsVersion),
            Compare(Trait.Model, DeviceModels.Compare(visitor.Model, device.Model), device.Model),
            Compare(Trait.Language, Languages.Compare(Languages.Primary(language), device.Language), device.Language),
        ];

        TraitComparison Compare(Trait trait, Agreement agreement, string? value) =>
            new(trait, agreement, value is null || agreement == Agreement.Missing ? MatchWeights.UnknownShare : share(trait, value));
    }
}
