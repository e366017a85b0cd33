namespace Waymark.Rewards;

/// <summary>From a number of referrals on, the referrer gets another amount for each.</summary>
public sealed record RewardTier
{
    /// <summary>The first referral it holds for.</summary>
    public required int From { get; init; }

    public required decimal Amount { get; init; }
}
