using System.Globalization;
using Waymark.Reports;

namespace Waymark.Skan;

/// <summary>Apple's postbacks of some days, by network, campaign and conversion window.</summary>
public static class SkanReport
{
    /// <param name="figures">The app's daily figures.</param>
    /// <param name="digits">How many of the last digits of a source identifier make a row of their own: 2, 3 or 4.</param>
    public static IReadOnlyList<SkanRow> Of(IEnumerable<(RollupKey Key, Figure Figure)> figures, int digits) =>
    [
        .. figures
            .Where(figure => figure.Key.Measure.StartsWith(Measures.SkanPrefix, StringComparison.Ordinal))
            .GroupBy(figure => (Network: figure.Key.Source, Campaign: Last(figure.Key.Campaign, digits)))
            .OrderBy(group => group.Key.Network, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Campaign, StringComparer.Ordinal)
            .Select(group => Row(group.Key.Network, group.Key.Campaign, [.. group])),
    ];

    static SkanRow Row(string network, string campaign, IReadOnlyList<(RollupKey Key, Figure Figure)> figures)
    {
        var values = figures.Where(figure => figure.Key.Measure == Measures.SkanValues).ToList();
        var first = values.Where(figure => figure.Key.Name.StartsWith("0/", StringComparison.Ordinal)).Sum(figure => figure.Figure.Count);
        var none = values.Where(figure => figure.Key.Name == "0/" + PostbackFigures.NoValue).Sum(figure => figure.Figure.Count);

        return new SkanRow(
            network,
            campaign,
            Count(Measures.SkanInstalls),
            Count(Measures.SkanReinstalls),
            Count(Measures.SkanReengagements),
            Count(Measures.SkanAssists),
            first == 0 ? null : Math.Round((decimal)none / first, 4),
            [.. Enumerable.Range(0, 3).Select(window => Window(window, values)).Where(window => window.Postbacks > 0)]);

        long Count(string measure) => figures.Where(figure => figure.Key.Measure == measure).Sum(figure => figure.Figure.Count);
    }

    static SkanWindow Window(int window, IReadOnlyList<(RollupKey Key, Figure Figure)> values)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{window}/");
        var own = values
            .Where(figure => figure.Key.Name.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(figure => figure.Key.Name[prefix.Length..])
            .ToDictionary(group => group.Key, group => group.Sum(figure => figure.Figure.Count));

        return new SkanWindow(
            window,
            own.Values.Sum(),
            own.GetValueOrDefault(PostbackFigures.NoValue),
            new SortedDictionary<int, long>(Of(own, "fine/").ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value)),
            Of(own, "coarse/"));
    }

    static Dictionary<string, long> Of(Dictionary<string, long> values, string kind) => values
        .Where(pair => pair.Key.StartsWith(kind, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[kind.Length..], pair => pair.Value);

    // Of four digits Apple leaves out the first ones: the last two are the same in every tier.
    static string Last(string campaign, int digits) => campaign.Length > digits ? campaign[^digits..] : campaign;
}

/// <summary>One network's campaign.</summary>
/// <param name="Network">The network's id, lower case.</param>
/// <param name="Campaign">Campaign id, or the last digits of the source identifier.</param>
/// <param name="Installs">Winning first postbacks of first downloads.</param>
/// <param name="Reinstalls">Of downloads by an account that had the app before.</param>
/// <param name="Reengagements">Of people who have the app.</param>
/// <param name="Assists">Postbacks to networks that did not win.</param>
/// <param name="NullShare">Share of first postbacks without any value; null when there are none.</param>
/// <param name="Windows">The conversion windows that have postbacks.</param>
public sealed record SkanRow(
    string Network, string Campaign, long Installs, long Reinstalls, long Reengagements, long Assists, decimal? NullShare, IReadOnlyList<SkanWindow> Windows);

/// <summary>One conversion window.</summary>
/// <param name="Window">0 for days 0 to 2, 1 for days 3 to 7, 2 for days 8 to 35.</param>
/// <param name="Postbacks">How many came.</param>
/// <param name="WithoutValue">Of which without a value: not the same as 0.</param>
/// <param name="Fine">How many by fine value.</param>
/// <param name="Coarse">How many by coarse value.</param>
public sealed record SkanWindow(int Window, long Postbacks, long WithoutValue, IReadOnlyDictionary<int, long> Fine, IReadOnlyDictionary<string, long> Coarse);
