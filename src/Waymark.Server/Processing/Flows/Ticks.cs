using Waymark.Flows;
using Waymark.Server.Processing.Rewards;
using Waymark.Storage;

namespace Waymark.Server.Processing.Flows;

/// <summary>An hour has begun: held rewards whose time is over go on, and audiences are looked at, a piece at a time.</summary>
static class Ticks
{
    public static void Apply(Case @case)
    {
        if (Tick.Read(@case.Fact.Body) is not { } tick)
        {
            @case.Drop("no_tick");
            return;
        }

        var state = @case.State.Flows;
        var before = state.FindClockwork(@case.App.Id);

        // After a restart, or by another node, an hour may be told twice.
        if (before is { } last && (tick.Hour < last.Hour || (tick.Hour == last.Hour && tick.Part <= last.Part)))
        {
            @case.Drop("repeat");
            return;
        }

        var moreRewards = DueRewards.Apply(@case);
        var moreUsers = Audiences.Apply(@case, tick, before?.Hour);
        state.Save(@case.App.Id, new Clockwork(tick.Hour, tick.Part, moreRewards || moreUsers));
    }
}
