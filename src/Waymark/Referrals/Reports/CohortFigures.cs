using Waymark.Reports;

namespace Waymark.Referrals.Reports;

/// <summary>How people stay and pay who opened the app for the first time on the days asked about.</summary>
/// <param name="Installs">First opens of installs.</param>
/// <param name="Returns">Who came back on a day after their install, such as <c>d7</c>.</param>
/// <param name="RevenueByAge">What was paid by a day after the install, in the app's currency.</param>
public sealed record CohortFigures(
    long Installs, IReadOnlyDictionary<string, ReturnFigure> Returns, IReadOnlyDictionary<string, decimal> RevenueByAge)
{
    /// <summary>What one install has paid by the last of these days.</summary>
    public decimal? RevenuePerInstall => Rate.Of(RevenueByAge.Values.LastOrDefault(), Installs);
}
