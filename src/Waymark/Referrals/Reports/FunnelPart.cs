namespace Waymark.Referrals.Reports;

/// <summary>The funnel of one channel, content, campaign, country or platform.</summary>
public sealed record FunnelPart(string Value, FunnelSteps Steps);
