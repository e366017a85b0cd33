using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Rewards;
using Waymark.Server.Api.Referrals;

namespace Waymark.Server.Api.Rewards;

/// <summary>A page of rewards.</summary>
/// <param name="Rewards">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; null at the end.</param>
public sealed record RewardPage(IReadOnlyList<RewardView> Rewards, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Something that somebody earned.</summary>
public sealed record RewardView
{
    public required string Id { get; init; }

    public required string Rule { get; init; }

    /// <summary>Whether it is the referrer's, the invited person's, or for a milestone.</summary>
    public required RewardShare Share { get; init; }

    public int? Milestone { get; init; }

    public required RewardState State { get; init; }

    public required string Reason { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Why { get; init; }

    public required decimal Amount { get; init; }

    public required string Unit { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Data { get; init; }

    public required PersonView Recipient { get; init; }

    public required PersonView Referrer { get; init; }

    public required PersonView Referred { get; init; }

    /// <summary>The invited person's event that earned it.</summary>
    public required string Event { get; init; }

    /// <summary>That event's id.</summary>
    public required string Trigger { get; init; }

    /// <summary>The referral it rests on.</summary>
    public long? Referral { get; init; }

    public required DateTimeOffset EarnedAt { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Every state it had, the first first.</summary>
    public required IReadOnlyList<RewardStep> Steps { get; init; }

    public static RewardView Of(Reward reward) => new()
    {
        Id = reward.Id,
        Rule = reward.Rule,
        Share = reward.Share,
        Milestone = reward.Milestone,
        State = reward.State,
        Reason = reward.Reason,
        Why = RewardReasons.Describe(reward.Reason),
        Amount = reward.Amount,
        Unit = reward.Unit,
        Data = reward.Data.Count == 0 ? null : reward.Data,
        Recipient = PersonView.Of(reward.Recipient),
        Referrer = PersonView.Of(reward.Referrer),
        Referred = PersonView.Of(reward.Referred),
        Event = reward.Event,
        Trigger = reward.Trigger,
        Referral = reward.Referral,
        EarnedAt = reward.EarnedAt,
        HeldUntil = reward.HeldUntil,
        Steps = reward.Steps,
    };
}
