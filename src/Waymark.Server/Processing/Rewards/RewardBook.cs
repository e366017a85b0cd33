using System.Globalization;
using System.Text.Json.Nodes;
using Waymark.Events;
using Waymark.Rewards;
using Waymark.Server.Processing.Flows;

namespace Waymark.Server.Processing.Rewards;

/// <summary>Keeps a reward as it is now, counts it for the caps, and tells of every state it came into.</summary>
static class RewardBook
{
    public static void Keep(Case @case, Reward? before, Reward after)
    {
        if (ReferenceEquals(before, after)) return;

        @case.State.Rewards.Save(after);

        var change = (after.Counts ? 1 : 0) - (before?.Counts == true ? 1 : 0);
        if (change != 0)
        {
            foreach (var scope in RewardScope.Of(@case.App, after.Share, after.Referrer, after.EarnedAt))
                @case.State.Rewards.Spend(@case.App.Id, after.Rule, scope, change, after.Amount);
        }

        foreach (var step in after.Steps.Skip(before?.Steps.Count ?? 0))
            Tell(@case, after, step);
    }

    static void Tell(Case @case, Reward reward, RewardStep step)
    {
        var install = FlowSources.Of(@case).PersonWith(reward.Recipient).Install;

        @case.Emit(EventKind.Reward, new Happening
        {
            Install = install,
            UserId = reward.Recipient.UserId,
            Credit = install?.CreditAt(step.At),
            Values = FlowText.Write(new JsonObject
            {
                ["reward"] = reward.Id,
                ["rule"] = reward.Rule,
                ["share"] = reward.Share.ToString().ToLowerInvariant(),
                ["milestone"] = reward.Milestone,
                ["state"] = step.State.ToString().ToLowerInvariant(),
                ["reason"] = step.Reason,
                ["amount"] = reward.Amount,
                ["unit"] = reward.Unit,
                ["data"] = reward.Data.Count == 0 ? null : FlowText.Of(reward.Data),
                ["recipient"] = FlowText.Of(reward.Recipient),
                ["referrer"] = FlowText.Of(reward.Referrer),
                ["referred"] = FlowText.Of(reward.Referred),
                ["event"] = reward.Event,
                ["trigger"] = reward.Trigger,
                ["referral_id"] = reward.Referral,
                ["held_until"] = step.State == RewardState.Held ? reward.HeldUntil?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : null,
                ["by"] = step.By,
                ["why"] = step.Why,
            }),
        });
    }
}
