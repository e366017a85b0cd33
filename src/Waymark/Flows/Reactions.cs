using System.Collections.Frozen;
using Waymark.Rewards;

namespace Waymark.Flows;

/// <summary>Which of an app's flows and rules of rewards an event is news for, so that all other events pass by at no cost.</summary>
public sealed class Reactions
{
    readonly FrozenDictionary<string, Flow[]> _flowsByEvent;
    readonly FrozenDictionary<string, (RewardRule Rule, RewardShare Share, RewardSide Side)[]> _sidesByEvent;

    public Reactions(IReadOnlyList<Flow> flows, IReadOnlyList<RewardRule> rewards)
    {
        var active = flows.Where(flow => flow.Active).ToList();

        _flowsByEvent = active
            .Where(flow => flow.Trigger is { Type: not FlowTriggerType.Audience, Event: not null })
            .GroupBy(flow => flow.Trigger.Event!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

        Audiences = [.. active.Where(flow => flow.Trigger is { Type: FlowTriggerType.Audience, Audience: not null, Cron: not null })];
        Deeds = Audiences.SelectMany(flow => flow.Trigger.Audience!.Did.Concat(flow.Trigger.Audience.DidNot)).ToFrozenSet(StringComparer.Ordinal);

        _sidesByEvent = rewards
            .Where(rule => rule.Active)
            .SelectMany(Sides)
            .GroupBy(side => side.Side.Event, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

        // Rules that are switched off may have rewards on their way.
        HasRewards = rewards.Count > 0;
        NeedsTime = Audiences.Count > 0 || rewards.Any(rule => rule.NeedsTime);
        CancellingEvents = rewards.SelectMany(rule => rule.CancelledBy).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Nothing at all: the app's events need not be looked at.</summary>
    public bool IsNothing => _flowsByEvent.Count == 0 && Audiences.Count == 0 && !HasRewards;

    /// <summary>Active flows with an audience.</summary>
    public IReadOnlyList<Flow> Audiences { get; }

    /// <summary>Events that an audience asks about: whether somebody has done them is kept.</summary>
    public FrozenSet<string> Deeds { get; }

    public FrozenSet<string> CancellingEvents { get; }

    public bool HasRewards { get; }

    /// <summary>Something happens because time passes: the app needs the hours told.</summary>
    public bool NeedsTime { get; }

    public IReadOnlyList<Flow> FlowsOn(string name) => _flowsByEvent.GetValueOrDefault(name, []);

    public IReadOnlyList<(RewardRule Rule, RewardShare Share, RewardSide Side)> RewardsOn(string name) => _sidesByEvent.GetValueOrDefault(name, []);

    static IEnumerable<(RewardRule, RewardShare, RewardSide Side)> Sides(RewardRule rule)
    {
        if (rule.Referrer is { } referrer) yield return (rule, RewardShare.Referrer, referrer);
        if (rule.Referred is { } referred) yield return (rule, RewardShare.Referred, referred);
    }
}
