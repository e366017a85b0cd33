using Waymark.Referrals;

namespace Waymark.Rewards;

/// <summary>Decides what becomes of rewards. Nothing is forgotten: what is refused at once is kept with the reason.</summary>
public static class RewardRules
{
    public const int LongestHold = 90;

    /// <summary>The state in which a reward begins, and the amount.</summary>
    public static Reward Earn(RewardInquiry asked, Reward draft)
    {
        var at = asked.Moment.At;
        var amount = asked.Share == RewardShare.Referrer ? AmountFor(asked.Rule, asked.Side, asked.ReferralsBefore + 1) : draft.Amount;
        var earned = (draft with
        {
            Amount = amount,
            EarnedAt = at,
            HeldUntil = asked.Rule.HoldDays > 0 ? at.AddDays(asked.Rule.HoldDays) : null,
        }).In(RewardState.Pending, RewardReasons.Earned, at);

        return Refusal(asked, amount) is { } reason
            ? earned.In(RewardState.Refused, reason, at)
            : Settle(earned, asked.Referral?.Status, asked.Rule.Approval, at);
    }

    /// <summary>Lets an open reward go as far as time and the referral's status allow.</summary>
    /// <returns>The very same reward when nothing changes.</returns>
    public static Reward Settle(Reward reward, FraudStatus? status, RewardApproval approval, DateTimeOffset at)
    {
        if (!reward.IsOpen) return reward;
        if (status == FraudStatus.Rejected) return reward.In(RewardState.Refused, RewardReasons.Rejected, at);
        if (reward.State == RewardState.Approved) return reward;
        if (status == FraudStatus.Suspicious) return Into(reward, RewardState.Held, RewardReasons.Suspicious, at);
        if (reward.HeldUntil > at) return Into(reward, RewardState.Held, RewardReasons.Hold, at);
        if (approval == RewardApproval.Automatic) return reward.In(RewardState.Approved, RewardReasons.ByRule, at);

        return reward.State == RewardState.Held
            ? reward.In(RewardState.Pending, reward.Reason == RewardReasons.Suspicious ? RewardReasons.Reviewed : RewardReasons.HoldOver, at)
            : reward;
    }

    /// <summary>What earned it was taken back: whatever is not approved yet is cancelled.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="paymentId">The payment that came back; null when that is not known.</param>
    /// <param name="reason">What happened.</param>
    /// <param name="at">When.</param>
    public static Reward TakeBack(Reward reward, string? paymentId, string reason, DateTimeOffset at)
    {
        var isAnother = paymentId is not null && reward.PaymentId is not null && paymentId != reward.PaymentId;
        return reward.State is RewardState.Pending or RewardState.Held && !isAnother
            ? reward.In(RewardState.Cancelled, reason, at)
            : reward;
    }

    /// <returns>What speaks against a decision, in words; null when nothing does.</returns>
    public static string? Objection(Reward reward, RewardVerdict verdict) => (verdict, reward.State) switch
    {
        (RewardVerdict.Approve, RewardState.Pending or RewardState.Held) => null,
        (RewardVerdict.Refuse, RewardState.Pending or RewardState.Held or RewardState.Approved) => null,
        (RewardVerdict.Fulfil, RewardState.Approved) => null,
        (RewardVerdict.Fulfil, RewardState.Pending or RewardState.Held) => "It has to be approved before it is handed out.",
        (RewardVerdict.Approve, RewardState.Approved) => "It is approved already.",
        _ => $"It is {reward.State.ToString().ToLowerInvariant()}, and that is final.",
    };

    public static Reward Decide(Reward reward, RewardDecision decision, DateTimeOffset at) => Objection(reward, decision.Verdict) is not null
        ? reward
        : reward.In(
            decision.Verdict switch
            {
                RewardVerdict.Approve => RewardState.Approved,
                RewardVerdict.Refuse => RewardState.Refused,
                _ => RewardState.Fulfilled,
            },
            RewardReasons.ByDecision,
            at,
            decision.By,
            decision.Why);

    /// <summary>What the referrer gets for the n-th referral.</summary>
    public static decimal AmountFor(RewardRule rule, RewardSide side, long number) => rule.Tiers
        .Where(tier => tier.From <= number)
        .OrderByDescending(tier => tier.From)
        .Select(tier => (decimal?)tier.Amount)
        .FirstOrDefault() ?? side.Amount;

    static Reward Into(Reward reward, RewardState state, string reason, DateTimeOffset at) =>
        reward.State == state && reward.Reason == reason ? reward : reward.In(state, reason, at);

    static string? Refusal(RewardInquiry asked, decimal amount)
    {
        var relation = asked.Relation;

        if (relation.Referrer == relation.Referred) return RewardReasons.SelfReferral;
        if (asked.Referral is { Occasion: Occasion.AppReinstall } || asked.Referral?.Reasons.Contains("device_seen") == true) return RewardReasons.Reinstall;
        if (asked.Referral?.IsTest == true || asked.Moment.Person.Install?.IsTest == true) return RewardReasons.TestDevice;
        if (asked.Referral?.Status == FraudStatus.Rejected) return RewardReasons.Rejected;

        return asked.IsRecipientBanned ? RewardReasons.Banned : CapReached(asked, amount);
    }

    static string? CapReached(RewardInquiry asked, decimal amount)
    {
        var (caps, app, at) = (asked.Rule.Caps, asked.App, asked.Moment.At);
        var (day, month) = (RewardScope.DayOf(app, at), RewardScope.MonthOf(app, at));
        var referrer = asked.Relation.Referrer.Key;

        if (asked.Share != RewardShare.Referred)
        {
            if (IsFull(asked, caps.PerReferrer, new(referrer, ""))) return RewardReasons.CapPerReferrer;
            if (IsFull(asked, caps.PerReferrerDay, new(referrer, day))) return RewardReasons.CapPerReferrerDay;
            if (IsFull(asked, caps.PerReferrerMonth, new(referrer, month))) return RewardReasons.CapPerReferrerMonth;
        }

        if (IsFull(asked, caps.PerDay, new("", day))) return RewardReasons.CapPerDay;
        if (IsFull(asked, caps.PerMonth, new("", month))) return RewardReasons.CapPerMonth;
        if (IsFull(asked, caps.Programme, RewardScope.Everybody)) return RewardReasons.CapProgramme;

        return caps.Budget is { } budget && asked.SpentIn(RewardScope.Everybody).Amount + amount > budget ? RewardReasons.CapBudget : null;
    }

    static bool IsFull(RewardInquiry asked, int? cap, RewardScope scope) => cap is { } most && asked.SpentIn(scope).Count >= most;
}
