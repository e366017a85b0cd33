using System.Text.Json.Serialization;

namespace Waymark.Rewards;

/// <summary>What is paid to whom for a referral, and under which conditions.</summary>
public sealed record RewardRule
{
    public required string Id { get; init; }

    /// <summary>Shown to people; the id when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Off: nothing new is earned; what was earned goes on its way.</summary>
    public bool Active { get; init; } = true;

    /// <summary>What the referrer gets; nothing when absent.</summary>
    public RewardSide? Referrer { get; init; }

    /// <summary>What the invited person gets; nothing when absent.</summary>
    public RewardSide? Referred { get; init; }

    /// <summary>Whose referrer is meant, by the event that made the relation; the install's when absent, else the latest.</summary>
    public string? ReferrerEvent { get; init; }

    /// <summary>Days a reward waits, in case the payment comes back.</summary>
    public int HoldDays { get; init; }

    public RewardApproval Approval { get; init; }

    /// <summary>Events of the invited person that cancel what waits, besides removed and refunded payments.</summary>
    public IReadOnlyList<string> CancelledBy { get; init; } = [];

    public RewardCaps Caps { get; init; } = new();

    /// <summary>Other amounts for the referrer from a number of referrals on.</summary>
    public IReadOnlyList<RewardTier> Tiers { get; init; } = [];

    /// <summary>One more reward for the referrer when a number of referrals is reached.</summary>
    public IReadOnlyList<RewardMilestone> Milestones { get; init; } = [];

    /// <summary>A reward of this rule may have to wait for time to pass.</summary>
    [JsonIgnore]
    public bool NeedsTime => HoldDays > 0;
}

/// <summary>Who approves rewards.</summary>
public enum RewardApproval
{
    /// <summary>A person, or the owner's server.</summary>
    Manual,

    /// <summary>The rule, as soon as nothing has to be waited for.</summary>
    Automatic,
}
