using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>How those whom invites brought stay and pay, beside everybody else.</summary>
public sealed record ReferredCohorts(CohortFigures Referred, CohortFigures Others)
{
    static readonly string[] FirstOpens = [Measures.Installs, Measures.Reinstalls, Measures.Reattributions];

    /// <param name="figures">The days of the first opens.</param>
    /// <param name="today">An install of yesterday cannot have come back on its seventh day.</param>
    public static ReferredCohorts Of(IEnumerable<(RollupKey Key, Figure Figure)> figures, DateOnly today)
    {
        var all = figures.ToList();
        var referred = Sum(all, [ReferralMeasures.FirstOpens], ReferralMeasures.Returns, ReferralMeasures.CohortRevenue, today);
        var everybody = Sum(all, FirstOpens, Measures.Returns, Measures.CohortRevenue, today);

        return new ReferredCohorts(referred, new CohortFigures(
            everybody.Installs - referred.Installs,
            everybody.Returns.ToDictionary(day => day.Key, day => new ReturnFigure(
                day.Value.Returned - referred.Returns[day.Key].Returned, day.Value.Of - referred.Returns[day.Key].Of)),
            everybody.RevenueByAge.ToDictionary(day => day.Key, day => day.Value - referred.RevenueByAge[day.Key])));
    }

    static CohortFigures Sum(List<(RollupKey Key, Figure Figure)> all, string[] opens, string returns, string revenue, DateOnly today)
    {
        var opened = all.Where(figure => opens.Contains(figure.Key.Measure)).ToList();
        var paid = 0m;
        var byAge = new Dictionary<string, decimal>();

        foreach (var span in CohortDays.Revenue.Select(CohortDays.Name))
            byAge[span] = paid += all.Where(figure => figure.Key.Measure == revenue && figure.Key.Name == span).Sum(figure => figure.Figure.Micros) / 1_000_000m;

        return new CohortFigures(
            opened.Sum(figure => figure.Figure.Count),
            CohortDays.Returns.ToDictionary(CohortDays.Name, day => new ReturnFigure(
                all.Where(figure => figure.Key.Measure == returns && figure.Key.Name == CohortDays.Name(day)).Sum(figure => figure.Figure.Count),
                opened.Where(figure => figure.Key.Day.AddDays(day) <= today).Sum(figure => figure.Figure.Count))),
            byAge);
    }
}
