namespace Waymark.Rewards;

/// <summary>One more reward for the referrer when a number of referrals is reached.</summary>
public sealed record RewardMilestone
{
    /// <summary>The number.</summary>
    public required int At { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>Of what; as the referrer's side when absent.</summary>
    public string? Unit { get; init; }
}
