namespace Waymark.Referrals.Reports;

/// <summary>A first install that an invite brought.</summary>
public sealed record InvitedInstall(Person Referrer, DateTimeOffset At);
