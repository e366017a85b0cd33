using Waymark.Events;
using Waymark.Facts;
using Waymark.Flows;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Server.Processing.Flows;

namespace Waymark.Server.Processing.Rewards;

/// <summary>What an event earns, or takes back, or lets go on.</summary>
static class Earnings
{
    const int MostOfOne = 500;

    public static void Apply(Case @case, StreamEvent happened)
    {
        var reactions = @case.App.Reactions;
        if (!reactions.HasRewards || happened.Kind == EventKind.Reward || FlowSources.PersonOf(happened) is not { } person) return;

        if (Refunds.ReasonOf(reactions, happened) is { } reason) Refunds.Apply(@case, happened, person, reason);
        if (happened.Kind == EventKind.FraudStatus) Reviews.Apply(@case, happened, person);

        // A payment that failed, or money that goes back, is nothing to be rewarded for.
        if (happened is { Kind: EventKind.Payment, Revenue: null }) return;

        foreach (var (rule, share, side) in reactions.RewardsOn(happened.Name))
            Earn(@case, rule, share, side, happened, person);
    }

    static void Earn(Case @case, RewardRule rule, RewardShare share, RewardSide side, StreamEvent happened, Person person)
    {
        var sources = FlowSources.Of(@case);
        if (sources.RelationOf(person, rule.ReferrerEvent) is not { } relation) return;

        var moment = sources.MomentOf(happened, person, 0);
        if (FlowJudge.Failing(side.Filters, moment) is not null || !IsTheTime(@case, rule, share, side, person)) return;

        // Once for each invited person; only what was taken back can be earned again.
        var known = @case.State.Rewards.OfReferred(@case.App.Id, person, MostOfOne).FirstOrDefault(one => one.Rule == rule.Id && one.Share == share);
        if (known is { State: not RewardState.Cancelled }) return;

        var asked = Ask(@case, sources, rule, share, side, moment, relation);
        var reward = RewardRules.Earn(asked, Draft(@case, asked, happened));
        RewardBook.Keep(@case, null, reward);

        if (share == RewardShare.Referrer && reward.Counts) ReachMilestones(@case, asked, happened);
    }

    static bool IsTheTime(Case @case, RewardRule rule, RewardShare share, RewardSide side, Person person)
    {
        var counted = $"reward {rule.Id}";
        var fired = @case.State.Flows.Tally(@case.App.Id, counted, (int)share, person).Fired + 1;
        @case.State.Flows.Save(@case.App.Id, counted, (int)share, person, new FlowTally(fired, 0));
        return fired >= side.Count;
    }

    static RewardInquiry Ask(Case @case, FlowSources sources, RewardRule rule, RewardShare share, RewardSide side, FlowMoment moment, Relation relation)
    {
        var recipient = share == RewardShare.Referred ? relation.Referred : relation.Referrer;

        return new RewardInquiry
        {
            App = @case.App,
            Rule = rule,
            Side = side,
            Share = share,
            Moment = moment,
            Relation = relation,
            Referral = relation.Referral is { } id ? @case.State.FindReferral(@case.App.Id, id)
                : moment.Person.Came is { } came && came.Referrer == relation.Referrer ? came : null,
            IsRecipientBanned = sources.Flows.FindStanding(@case.App.Id, recipient)?.IsBannedAt(moment.At) == true,
            SpentIn = scope => @case.State.Rewards.Spent(@case.App.Id, rule.Id, scope),
            ReferralsBefore = @case.State.Rewards.Spent(@case.App.Id, rule.Id, RewardScope.ReferralsOf(relation.Referrer)).Count,
        };
    }

    static void ReachMilestones(Case @case, RewardInquiry asked, StreamEvent happened)
    {
        var (rule, referrer) = (asked.Rule, asked.Relation.Referrer);

        foreach (var milestone in rule.Milestones.Where(one => one.At <= asked.ReferralsBefore + 1).OrderBy(one => one.At))
        {
            if (@case.State.Rewards.FindMilestone(@case.App.Id, rule.Id, referrer, milestone.At) is { State: not RewardState.Cancelled }) continue;

            var draft = Draft(@case, asked with { Share = RewardShare.Milestone }, happened) with
            {
                Milestone = milestone.At,
                Amount = milestone.Amount,
                Unit = milestone.Unit ?? asked.Side.Unit,
            };
            RewardBook.Keep(@case, null, RewardRules.Earn(asked with { Share = RewardShare.Milestone }, draft));
        }
    }

    static Reward Draft(Case @case, RewardInquiry asked, StreamEvent happened) => new()
    {
        App = @case.App.Id,
        Id = @case.Aftermath!.NextReward(@case.Fact.Position),
        Rule = asked.Rule.Id,
        Share = asked.Share,
        Recipient = asked.Share == RewardShare.Referred ? asked.Relation.Referred : asked.Relation.Referrer,
        Referred = asked.Relation.Referred,
        Referrer = asked.Relation.Referrer,
        Event = happened.Name,
        Trigger = happened.Id,
        Referral = asked.Referral?.Id,
        PaymentId = happened.Kind == EventKind.Payment ? DeviceCall.Text(asked.Moment.Values, "payment_id") : null,
        Amount = asked.Side.Amount,
        Unit = asked.Side.Unit,
        Data = asked.Side.Data.ToDictionary(pair => pair.Key, pair => pair.Value.Clone()),
        EarnedAt = asked.Moment.At,
    };
}
