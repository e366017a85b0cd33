using M = Waymark.Fraud.Sources.SourceMeasures;

namespace Waymark.Fraud.Sources;

/// <summary>One measure of a source, with how sure it is.</summary>
/// <param name="Measure">What is measured: see <see cref="SourceMeasures"/>.</param>
/// <param name="Value">What it comes to.</param>
/// <param name="Of">How many it is a share of.</param>
/// <param name="Lower">What it surely is at least; null for what is no share.</param>
/// <param name="Upper">What it surely is at most; null for what is no share.</param>
public sealed record SourceMeasurement(string Measure, double Value, long Of, double? Lower, double? Upper)
{
    /// <returns>Every measure that there is anything to say of.</returns>
    public static IReadOnlyList<SourceMeasurement> All(SourceSum sum)
    {
        var figures = sum.All;

        return
        [
            .. Share(M.BelowTenSeconds, figures.Within(ClickToInstall.BelowTenSeconds, ClickToInstall.BelowTenSeconds), figures.TimedInstalls),
            .. Share(M.WithinAnHour, figures.Within(ClickToInstall.BelowTenSeconds, ClickToInstall.SecondHour - 1), figures.TimedInstalls),
            .. Share(M.LaterThanADay, figures.Within(ClickToInstall.LaterThanADay, ClickToInstall.LaterThanADay), figures.TimedInstalls),
            .. Share(M.Conversion, figures.ClickInstalls, figures.Clicks),
            .. Ratio(M.ClicksPerVisitor, figures.ClicksPerVisitor, figures.VisitorClicks),
            .. Share(M.AnonymousAddresses, figures.Anonymous, figures.Installs),
            .. Share(M.NewDevices, figures.NewDevices, figures.KnownDevices),
            .. Share(M.ReturnedNextDay, sum.Cohort.Returned, sum.Cohort.Installs),
        ];
    }

    static IEnumerable<SourceMeasurement> Share(string measure, long part, long whole)
    {
        if (whole > 0) yield return new(measure, Rounded((double)part / whole), whole, Rounded(WilsonBounds.Lower(part, whole)), Rounded(WilsonBounds.Upper(part, whole)));
    }

    static IEnumerable<SourceMeasurement> Ratio(string measure, double value, long of)
    {
        if (of > 0) yield return new(measure, Rounded(value), of, null, null);
    }

    // For reading, not for judging.
    static double Rounded(double value) => Math.Round(value, 6);
}
