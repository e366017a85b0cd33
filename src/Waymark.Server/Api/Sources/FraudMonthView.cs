using Waymark.Fraud.Sources;
using Waymark.Reports;

namespace Waymark.Server.Api.Sources;

/// <summary>A month of the app's calendar.</summary>
/// <param name="Month">Such as <c>2026-01</c>.</param>
/// <param name="ClosesAt">The moment from which its figures stay.</param>
/// <param name="IsOpen">Whether they may still change.</param>
/// <param name="Installs">First opens ever of their devices, less those that were rejected.</param>
/// <param name="LateFraudInstalls">First opens that were rejected later, by the rule's code.</param>
public sealed record FraudMonthView(string Month, DateTimeOffset ClosesAt, bool IsOpen, long Installs, IReadOnlyDictionary<string, long> LateFraudInstalls)
{
    public static FraudMonthView Of(FraudMonth month, IReadOnlyList<(RollupKey Key, Figure Figure)> figures, DateTimeOffset now) => new(
        FormattableString.Invariant($"{month.First:yyyy-MM}"),
        month.ClosesAt,
        month.IsOpenAt(now),
        figures.Where(figure => figure.Key.Measure == Measures.Installs).Sum(figure => figure.Figure.Count),
        new SortedDictionary<string, long>(
            figures.Where(figure => figure.Key.Measure == Measures.LateFraudInstalls)
                .GroupBy(figure => figure.Key.Name)
                .ToDictionary(rule => rule.Key, rule => rule.Sum(figure => figure.Figure.Count)),
            StringComparer.Ordinal));
}
