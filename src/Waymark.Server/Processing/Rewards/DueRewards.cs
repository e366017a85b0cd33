using Waymark.Rewards;

namespace Waymark.Server.Processing.Rewards;

/// <summary>Rewards that waited for time to pass go on.</summary>
static class DueRewards
{
    public const int AtOnce = 500;

    /// <returns>Whether some are left.</returns>
    public static bool Apply(Case @case)
    {
        var due = @case.State.Rewards.Due(@case.App.Id, @case.At, AtOnce);

        foreach (var reward in due)
            RewardBook.Keep(@case, reward, Settle(@case, reward));

        return due.Count == AtOnce;
    }

    public static Reward Settle(Case @case, Reward reward)
    {
        var status = reward.Referral is { } id ? @case.State.FindReferral(@case.App.Id, id)?.Status : null;
        return RewardRules.Settle(reward, status, RuleOf(@case, reward)?.Approval ?? RewardApproval.Manual, @case.At);
    }

    /// <returns>Null when the rule is gone.</returns>
    public static RewardRule? RuleOf(Case @case, Reward reward) => @case.App.Rewards.FirstOrDefault(rule => rule.Id == reward.Rule);
}
