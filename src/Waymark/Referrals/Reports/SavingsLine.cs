namespace Waymark.Referrals.Reports;

/// <summary>Installs through invites in one country on one platform.</summary>
/// <param name="Country">Two letters; null when it is not known.</param>
/// <param name="Platform">Such as <c>android</c>.</param>
/// <param name="Installs">First installs, without rejected ones and test devices.</param>
/// <param name="CostPerInstall">By the app's own index; null when no line of it fits.</param>
public sealed record SavingsLine(string? Country, string Platform, long Installs, decimal? CostPerInstall)
{
    public decimal? Saved => Installs * CostPerInstall;
}
