namespace Waymark.Referrals.Reports;

/// <summary>How far invites got, with the share of each step that took the next. Rejected referrals and test devices are left out.</summary>
/// <param name="Made">Invites made; null where that cannot be told.</param>
/// <param name="Sent">Times they were sent.</param>
/// <param name="Clicked">Visitors who followed one, each counted once per invite.</param>
/// <param name="Clicks">All clicks.</param>
/// <param name="Installed">First installs.</param>
/// <param name="SignedUp">New accounts, in the app or on the web.</param>
/// <param name="Did">Those who did the event that was asked about; null when none was.</param>
public sealed record FunnelSteps(long? Made, long? Sent, long Clicked, long Clicks, long Installed, long SignedUp, long? Did)
{
    public decimal? SentPerMade => Rate.Of(Sent, Made);

    public decimal? ClickedPerSent => Rate.Of(Clicked, Sent);

    public decimal? InstalledPerClicked => Rate.Of(Installed, Clicked);

    public decimal? SignedUpPerInstalled => Rate.Of(SignedUp, Installed);

    public decimal? DidPerInstalled => Rate.Of(Did, Installed);
}
