namespace Waymark.Referrals.Reports;

/// <summary>What the best referrers are the best in.</summary>
public enum ReferrerOrder
{
    Installs,
    Clicks,
    Reinstalls,
    SignUps,
    CustomEvents,
}
