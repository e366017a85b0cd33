using Waymark.Server.Processing.Flows;
using Waymark.Server.Processing.Rewards;

namespace Waymark.Server.Processing;

/// <summary>Lets an app's flows and rules of rewards look at what a fact has caused, and at what they cause themselves.</summary>
static class Consequences
{
    public static void Apply(Case @case)
    {
        if (@case.Aftermath is not { } aftermath) return;

        foreach (var (happened, depth) in aftermath.All())
        {
            // The sender's tests are part of nothing.
            if (happened.Origin?.IsDevelopment == true) continue;

            // Whom a rule of fraud blocks sets off nothing, and earns nobody a reward.
            if (happened.Credit?.Blocked is not null) continue;

            // A referrer who is set by the same event may be rewarded for it.
            aftermath.Depth = depth;
            FlowRuns.Apply(@case, happened, depth);
            Earnings.Apply(@case, happened);
        }
    }
}
