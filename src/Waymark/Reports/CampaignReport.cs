using Waymark.Devices;

namespace Waymark.Reports;

/// <summary>Adds daily figures up by campaign.</summary>
public static class CampaignReport
{
    const decimal Micros = 1_000_000m;

    /// <param name="figures">The days that are asked about.</param>
    /// <param name="today">The day it is for the app: an install of yesterday cannot have come back on its seventh day.</param>
    /// <param name="platform">Only of this one; null for all.</param>
    /// <returns>By campaign; those about which there is nothing to say are left out.</returns>
    public static IReadOnlyDictionary<string, CampaignFigures> Of(
        IEnumerable<(RollupKey Key, Figure Figure)> figures, DateOnly today, Platform? platform = null) => figures
        .Where(figure => figure.Key.Campaign.Length > 0 && (platform is null || figure.Key.Platform == platform))
        .GroupBy(figure => figure.Key.Campaign)
        .ToDictionary(campaign => campaign.Key, campaign => Sum([.. campaign], today), StringComparer.Ordinal);

    static CampaignFigures Sum(IReadOnlyList<(RollupKey Key, Figure Figure)> figures, DateOnly today)
    {
        var byMeasure = figures.ToLookup(figure => figure.Key.Measure);
        var revenue = byMeasure[Measures.Revenue].Aggregate(default(Figure), (sum, figure) => sum + figure.Figure);

        return new CampaignFigures
        {
            Clicks = Count(Measures.Clicks),
            Installs = Count(Measures.Installs),
            Reinstalls = Count(Measures.Reinstalls) + Count(Measures.Reattributions),
            Reengagements = Count(Measures.Reengagements),
            SuspiciousInstalls = Count(Measures.SuspiciousInstalls),
            LateFraudInstalls = Count(Measures.LateFraudInstalls),
            BlockedInstalls = Count(Measures.BlockedInstalls),
            CorrectedInstalls = Count(Measures.CorrectedInstalls),
            SignUps = Count(Measures.SignUps),
            Uninstalls = Count(Measures.Uninstalls),
            Payments = revenue.Count,
            Revenue = revenue.Micros / Micros,
            Events = ByName(Measures.Events).ToDictionary(name => name.Key, name => name.Value.Count),
            RevenueByType = ByName(Measures.Revenue).ToDictionary(name => name.Key, name => new PaymentFigure(name.Value.Count, name.Value.Micros / Micros)),
            Returns = Returns(byMeasure, today),
            RevenueByAge = RevenueByAge(ByName(Measures.CohortRevenue)),
        };

        long Count(string measure) => byMeasure[measure].Sum(figure => figure.Figure.Count);

        SortedDictionary<string, Figure> ByName(string measure) => new(
            byMeasure[measure].GroupBy(figure => figure.Key.Name)
                .ToDictionary(name => name.Key, name => name.Aggregate(default(Figure), (sum, figure) => sum + figure.Figure)),
            StringComparer.Ordinal);
    }

    static Dictionary<string, ReturnFigure> Returns(ILookup<string, (RollupKey Key, Figure Figure)> byMeasure, DateOnly today)
    {
        var firstOpens = new[] { Measures.Installs, Measures.Reinstalls, Measures.Reattributions }.SelectMany(measure => byMeasure[measure]).ToList();

        return CohortDays.Returns.ToDictionary(CohortDays.Name, day => new ReturnFigure(
            byMeasure[Measures.Returns].Where(figure => figure.Key.Name == CohortDays.Name(day)).Sum(figure => figure.Figure.Count),
            firstOpens.Where(figure => figure.Key.Day.AddDays(day) <= today).Sum(figure => figure.Figure.Count)));
    }

    static Dictionary<string, decimal> RevenueByAge(SortedDictionary<string, Figure> bySpan)
    {
        var byAge = new Dictionary<string, decimal>();
        var sum = 0m;

        foreach (var span in CohortDays.Revenue.Select(CohortDays.Name))
            byAge[span] = sum += bySpan.GetValueOrDefault(span).Micros / Micros;

        return byAge;
    }
}
