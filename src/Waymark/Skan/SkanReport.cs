using Waymark.Reports;
using Waymark.Skan.Values;

namespace Waymark.Skan;

/// <summary>Apple's postbacks of some days, by network, campaign and conversion window.</summary>
public static class SkanReport
{
    /// <param name="figures">The app's daily figures.</param>
    /// <param name="digits">How many of the last digits of a source identifier make a row of their own: 2, 3 or 4.</param>
    /// <param name="meaning">Reads values back.</param>
    public static IReadOnlyList<SkanRow> Of(IEnumerable<(RollupKey Key, Figure Figure)> figures, int digits, PostbackMeaning meaning) =>
    [
        .. figures
            .Where(figure => figure.Key.Measure.StartsWith(Measures.SkanPrefix, StringComparison.Ordinal))
            .GroupBy(figure => (Network: figure.Key.Source, Campaign: Last(figure.Key.Campaign, digits)))
            .OrderBy(group => group.Key.Network, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Campaign, StringComparer.Ordinal)
            .Select(group => Row(group.Key.Network, group.Key.Campaign, [.. group], meaning)),
    ];

    /// <returns>The share of first postbacks that came without any value; null when there are none.</returns>
    public static decimal? NullShare(IEnumerable<(RollupKey Key, Figure Figure)> figures)
    {
        var first = Values(figures).Where(counted => counted.Value.Window == 0).ToList();
        var all = first.Sum(counted => counted.Count);

        return all == 0 ? null : Math.Round((decimal)first.Where(counted => !counted.Value.HasValue).Sum(counted => counted.Count) / all, 4);
    }

    static SkanRow Row(string network, string campaign, IReadOnlyList<(RollupKey Key, Figure Figure)> figures, PostbackMeaning meaning)
    {
        var known = meaning.App.Skan.Find(network, campaign) is { } identifier ? meaning.App.FindCampaign(identifier.Campaign) : null;

        return new SkanRow(
            network,
            campaign,
            Count(Measures.SkanInstalls),
            Count(Measures.SkanReinstalls),
            Count(Measures.SkanReengagements),
            Count(Measures.SkanAssists),
            NullShare(figures),
            [.. Values(figures).GroupBy(counted => counted.Value.Window).OrderBy(window => window.Key).Select(window => SkanWindows.Of(window.Key, [.. window], meaning))])
        {
            CampaignId = known?.Id,
            CampaignName = known?.Name,
        };

        long Count(string measure) => figures.Where(figure => figure.Key.Measure == measure).Sum(figure => figure.Figure.Count);
    }

    static IEnumerable<CountedValue> Values(IEnumerable<(RollupKey Key, Figure Figure)> figures) => figures
        .Where(figure => figure.Key.Measure == Measures.SkanValues && figure.Figure.Count > 0)
        .Select(figure => new CountedValue(figure.Key.Day, ValueFigure.Read(figure.Key.Name), figure.Figure.Count));

    // Of four digits Apple leaves out the first ones: the last two are the same in every tier.
    static string Last(string campaign, int digits) => campaign.Length > digits ? campaign[^digits..] : campaign;
}

/// <summary>How often a value came on a day.</summary>
readonly record struct CountedValue(DateOnly Day, ValueFigure Value, long Count);
