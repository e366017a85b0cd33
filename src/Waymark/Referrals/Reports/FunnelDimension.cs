namespace Waymark.Referrals.Reports;

/// <summary>What the invite funnel can be split by.</summary>
public enum FunnelDimension
{
    Channel,
    Content,
    Campaign,

    /// <summary>Of whoever came; which country invites are made in is not known.</summary>
    Country,
    Platform,
}
