namespace Waymark.Referrals.Reports;

/// <summary>A part of a whole, to four decimals.</summary>
static class Rate
{
    /// <returns>Null when there is no whole, or one of the two is not known.</returns>
    public static decimal? Of(decimal? part, decimal? whole) => whole is null or 0 || part is null ? null : Math.Round(part.Value / whole.Value, 4, MidpointRounding.AwayFromZero);
}
