namespace Waymark.Referrals.Reports;

/// <summary>How much of what one person brought is doubted; clicks and test devices are left out.</summary>
public sealed record SuspectLine(Person Referrer, long Arrivals, long Suspicious, long Rejected)
{
    public decimal? Share => Rate.Of(Suspicious + Rejected, Arrivals);
}
