using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>How much was doubted, and why.</summary>
/// <param name="Arrivals">Installs, reinstalls, opens and sign ups by status; test devices under <c>test</c>.</param>
/// <param name="Clicks">Clicks on invites by status.</param>
/// <param name="Reasons">The most frequent first; one referral may have several.</param>
public sealed record FraudFigures(
    IReadOnlyDictionary<string, long> Arrivals, IReadOnlyDictionary<string, long> Clicks, IReadOnlyList<ReasonFigure> Reasons)
{
    static readonly HashSet<string> ArrivalMeasures =
    [
        .. Enum.GetValues<Occasion>().Where(occasion => occasion != Occasion.LinkClick)
            .SelectMany(occasion => new[] { ReferralMeasures.Of(occasion, isInvite: true), ReferralMeasures.Of(occasion, isInvite: false) }),
    ];

    public static FraudFigures Of(IEnumerable<(RollupKey Key, Figure Figure)> figures)
    {
        var all = figures.ToList();

        return new FraudFigures(
            BySource(all.Where(figure => ArrivalMeasures.Contains(figure.Key.Measure))),
            BySource(all.Where(figure => figure.Key.Measure == ReferralMeasures.Of(Occasion.LinkClick, isInvite: true))),
            [.. all.Where(figure => figure.Key.Measure == ReferralMeasures.Reasons)
                .GroupBy(figure => figure.Key.Name, StringComparer.Ordinal)
                .Select(reason => new ReasonFigure(reason.Key, reason.Sum(figure => figure.Figure.Count), BySource(reason)))
                .Where(reason => reason.Count > 0)
                .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal)]);
    }

    static SortedDictionary<string, long> BySource(IEnumerable<(RollupKey Key, Figure Figure)> figures) => new(
        figures.GroupBy(figure => figure.Key.Source, StringComparer.Ordinal)
            .Select(status => (status.Key, Count: status.Sum(figure => figure.Figure.Count)))
            .Where(status => status.Count != 0)
            .ToDictionary(status => status.Key, status => status.Count),
        StringComparer.Ordinal);
}
