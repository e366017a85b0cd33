namespace Waymark.Referrals;

/// <summary>A person looked at a referral and decided otherwise.</summary>
/// <param name="At">When.</param>
/// <param name="By">Whose management key.</param>
/// <param name="From">The status before.</param>
/// <param name="To">The status since.</param>
/// <param name="Why">The reviewer's words.</param>
public sealed record Review(DateTimeOffset At, string? By, FraudStatus From, FraudStatus To, string Why);
