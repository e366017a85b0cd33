using Waymark.Rewards;

namespace Waymark.Server.Processing.Rewards;

/// <summary>A person or the owner's server decided about a reward.</summary>
static class RewardDecisions
{
    public static void Apply(Case @case)
    {
        if (RewardDecision.Read(@case.Fact.Body) is not { } decision || @case.State.Rewards.Find(@case.App.Id, decision.Reward) is not { } reward)
        {
            @case.Drop("no_reward");
            return;
        }

        // Two may decide at once: the first one did.
        var decided = RewardRules.Decide(reward, decision, @case.At);
        if (ReferenceEquals(decided, reward)) @case.Drop("decided_before");
        else RewardBook.Keep(@case, reward, decided);
    }
}
