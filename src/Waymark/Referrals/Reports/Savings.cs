using Waymark.Apps;
using Waymark.Devices;
using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>What installs through invites would have cost, had they been bought.</summary>
/// <param name="Total">In the app's currency.</param>
/// <param name="Unpriced">Installs for which no line of the index fits.</param>
/// <param name="Lines">By country and platform, the dearest first.</param>
public sealed record Savings(decimal Total, long Unpriced, IReadOnlyList<SavingsLine> Lines)
{
    static readonly string Installs = ReferralMeasures.Of(Occasion.AppInstall, isInvite: true);

    public static Savings Of(IEnumerable<(RollupKey Key, Figure Figure)> figures, IReadOnlyList<SavingsIndex> index)
    {
        var byMeasure = figures.Where(figure => ReferralMeasures.Counts(figure.Key.Source)).ToLookup(figure => figure.Key.Measure);
        var known = byMeasure[Installs + ReferralMeasures.ByCountry].ToList();

        SavingsLine[] lines =
        [
            .. byMeasure[Installs].GroupBy(figure => figure.Key.Platform).SelectMany(platform => Countries(platform.Key, platform, known))
                .Where(place => place.Installs > 0)
                .Select(place => new SavingsLine(place.Country, place.Platform.Lower(), place.Installs, PriceOf(place.Country, place.Platform, index)))
                .OrderByDescending(line => line.Saved).ThenByDescending(line => line.Installs).ThenBy(line => line.Country, StringComparer.Ordinal).ThenBy(line => line.Platform, StringComparer.Ordinal),
        ];

        return new Savings(lines.Sum(line => line.Saved ?? 0), lines.Where(line => line.CostPerInstall is null).Sum(line => line.Installs), lines);
    }

    static IEnumerable<(string? Country, Platform Platform, long Installs)> Countries(
        Platform platform, IEnumerable<(RollupKey Key, Figure Figure)> all, List<(RollupKey Key, Figure Figure)> known)
    {
        var here = known.Where(figure => figure.Key.Platform == platform).ToList();

        return here.GroupBy(figure => figure.Key.Name, StringComparer.Ordinal)
            .Select(country => ((string?)country.Key, platform, country.Sum(figure => figure.Figure.Count)))
            .Append((null, platform, all.Sum(figure => figure.Figure.Count) - here.Sum(figure => figure.Figure.Count)));
    }

    static decimal? PriceOf(string? country, Platform platform, IReadOnlyList<SavingsIndex> index) => index.FirstOrDefault(line =>
        (line.Country is null || line.Country.Equals(country, StringComparison.OrdinalIgnoreCase))
        && (line.Platform is null || line.Platform.Equals(platform.Lower(), StringComparison.OrdinalIgnoreCase)))?.Amount;
}
