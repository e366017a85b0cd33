using System.Text.Json;
using Waymark.Referrals;

namespace Waymark.Rewards;

/// <summary>Something that somebody earned, with how far it has got.</summary>
public sealed record Reward
{
    public required string App { get; init; }

    /// <summary>The journal position of the fact that earned it, and which of its rewards it is, such as <c>1042-1</c>.</summary>
    public required string Id { get; init; }

    public required string Rule { get; init; }

    public RewardShare Share { get; init; }

    /// <summary>Of a milestone: how many referrals.</summary>
    public int? Milestone { get; init; }

    /// <summary>Who gets it.</summary>
    public required Person Recipient { get; init; }

    /// <summary>The invited person whose deed earned it.</summary>
    public required Person Referred { get; init; }

    public required Person Referrer { get; init; }

    public required string Event { get; init; }

    /// <summary>Id of the event that earned it.</summary>
    public required string Trigger { get; init; }

    /// <summary>The referral it rests on; null when the relation came about otherwise.</summary>
    public long? Referral { get; init; }

    /// <summary>The payment that earned it: taking back another one changes nothing.</summary>
    public string? PaymentId { get; init; }

    public decimal Amount { get; init; }

    public string Unit { get; init; } = "";

    public IReadOnlyDictionary<string, JsonElement> Data { get; init; } = new Dictionary<string, JsonElement>();

    public required DateTimeOffset EarnedAt { get; init; }

    /// <summary>Until when the payment may come back; null for no such time.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public RewardState State { get; init; }

    /// <summary>Why it is where it is: see <see cref="RewardReasons"/>.</summary>
    public string Reason { get; init; } = RewardReasons.Earned;

    /// <summary>Every state it had, the first first.</summary>
    public IReadOnlyList<RewardStep> Steps { get; init; } = [];

    /// <summary>Nothing was decided for good.</summary>
    public bool IsOpen => State is RewardState.Pending or RewardState.Held or RewardState.Approved;

    /// <summary>It counts for caps, tiers and milestones.</summary>
    public bool Counts => State is not (RewardState.Refused or RewardState.Cancelled);

    public Reward In(RewardState state, string reason, DateTimeOffset at, string? by = null, string? why = null) => this with
    {
        State = state,
        Reason = reason,
        Steps = [.. Steps, new RewardStep(state, reason, at, by, why)],
    };
}

/// <summary>Which part of a rule a reward is.</summary>
public enum RewardShare
{
    Referrer,
    Referred,
    Milestone,
}

/// <summary>How far a reward has got. The numbers are stored and never change.</summary>
public enum RewardState : byte
{
    /// <summary>Earned; somebody has to approve it.</summary>
    Pending = 0,

    /// <summary>Waits for time to pass, or for a review.</summary>
    Held = 1,

    /// <summary>May be handed out.</summary>
    Approved = 2,

    /// <summary>Was handed out.</summary>
    Fulfilled = 3,
    Refused = 4,

    /// <summary>What earned it was taken back.</summary>
    Cancelled = 5,
}

/// <summary>A state that a reward came into.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="By">Whose key decided it; null for a rule.</param>
/// <param name="Why">That person's words.</param>
public sealed record RewardStep(RewardState State, string Reason, DateTimeOffset At, string? By, string? Why);
