using Waymark.Flows;
using Waymark.Referrals;

namespace Waymark.Tests.Flows;

public sealed class FlowJudgeTests
{
    static readonly FlowAction Credit = new() { Type = FlowActionType.ChangeProperty };

    [Theory]
    [InlineData(FlowTriggerType.Event, 1, 1, true)]
    [InlineData(FlowTriggerType.Event, 1, 2, false)]
    [InlineData(FlowTriggerType.Event, 3, 2, false)]
    [InlineData(FlowTriggerType.Event, 3, 3, true)]
    [InlineData(FlowTriggerType.Event, 3, 6, false)]
    [InlineData(FlowTriggerType.Event, 0, 17, true)]
    [InlineData(FlowTriggerType.Periodic, 1, 2, true)]
    [InlineData(FlowTriggerType.Periodic, 3, 2, false)]
    [InlineData(FlowTriggerType.Periodic, 3, 3, true)]
    [InlineData(FlowTriggerType.Periodic, 3, 6, true)]
    [InlineData(FlowTriggerType.Audience, 1, 9, true)]
    public void A_trigger_fires_at_its_time(FlowTriggerType type, int count, int number, bool fires)
    {
        var flow = SomeFlow.On(Credit) with { Trigger = new FlowTrigger { Type = type, Count = count } };

        var outcome = FlowJudge.Decide(SomeFlow.Ask(flow, firedBefore: number - 1));

        outcome.Fires.ShouldBe(fires);
        outcome.Fired.ShouldBe(number);
        outcome.Reason.ShouldBe(fires ? null : FlowReasons.Count);
    }

    [Fact]
    public void A_filter_that_does_not_hold_is_named_and_nothing_is_counted()
    {
        var flow = SomeFlow.On(Credit) with { Filters = [SomeFlow.Filter("plan", FlowOperator.Equals, "\"yearly\""), SomeFlow.Filter("amount", FlowOperator.Greater, "500")] };

        var outcome = FlowJudge.Decide(SomeFlow.Ask(flow));

        outcome.Reason.ShouldBe(FlowReasons.Filter);
        outcome.Why.ShouldBe("amount greater 500: it is \"499.5\"");
        outcome.Fired.ShouldBeNull();
        outcome.Steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Flows_that_set_off_flows_come_to_an_end(int depth, bool fires) =>
        FlowJudge.Decide(SomeFlow.Ask(SomeFlow.On(Credit), SomeFlow.Moment() with { Depth = depth })).Fires.ShouldBe(fires);

    [Theory]
    [InlineData(1, 0, 0, 0, null, 0, 1)]
    [InlineData(5, 0, 3, 0, FlowReasons.Count, 4, 0)]
    [InlineData(5, 0, 4, 0, null, 0, 1)]
    [InlineData(5, 0, 4, 7, null, 0, 8)]
    [InlineData(1, 2, 0, 1, null, 0, 2)]
    [InlineData(1, 2, 0, 2, FlowReasons.Limit, 1, 2)]
    [InlineData(5, 1, 0, 1, FlowReasons.Count, 1, 1)]
    public void Count_and_limit_are_per_target(int count, int limit, long fired, long acted, string? reason, long firedAfter, long actedAfter)
    {
        var asked = SomeFlow.Ask(SomeFlow.On(Credit with { Count = count, Limit = limit })) with { TallyOf = (_, _) => new FlowTally(fired, acted) };

        var step = FlowJudge.Decide(asked).Steps.ShouldHaveSingleItem();

        step.Reason.ShouldBe(reason);
        step.Target.ShouldBe(SomeFlow.Ben);
        step.Tally.ShouldBe(new FlowTally(firedAfter, actedAfter));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(FraudStatus.Valid, null)]
    [InlineData(FraudStatus.Suspicious, null)]
    [InlineData(FraudStatus.Rejected, FlowReasons.Rejected)]
    public void Only_what_rests_on_a_rejected_referral_is_left_undone(FraudStatus? status, string? reason)
    {
        var asked = SomeFlow.Ask(SomeFlow.On(Credit)) with { TargetsOf = _ => [new FlowTarget(SomeFlow.Anna, status)] };

        FlowJudge.Decide(asked).Steps.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public void Count_and_limit_are_looked_at_before_fraud()
    {
        var asked = SomeFlow.Ask(SomeFlow.On(Credit with { Count = 2 }, Credit with { Limit = 1 })) with
        {
            TargetsOf = _ => [new FlowTarget(SomeFlow.Anna, FraudStatus.Rejected)],
            TallyOf = (place, _) => place == 0 ? default : new FlowTally(0, 1),
        };

        FlowJudge.Decide(asked).Steps.Select(step => step.Reason).ShouldBe([FlowReasons.Count, FlowReasons.Limit]);
    }

    [Theory]
    [InlineData(FlowTargetType.Referrers, FlowReasons.NoReferrer)]
    [InlineData(FlowTargetType.Friends, FlowReasons.NoFriends)]
    public void Where_there_is_nobody_that_is_said(FlowTargetType target, string reason)
    {
        var step = FlowJudge.Decide(SomeFlow.Ask(SomeFlow.On(Credit with { Target = target }))).Steps.ShouldHaveSingleItem();

        step.Reason.ShouldBe(reason);
        step.Target.ShouldBeNull();
        step.Tally.ShouldBeNull();
    }

    [Fact]
    public void Everybody_is_a_target_once()
    {
        var asked = SomeFlow.Ask(SomeFlow.On(Credit)) with
        {
            TargetsOf = _ => [new FlowTarget(SomeFlow.Anna, null), new FlowTarget(SomeFlow.Ben, null), new FlowTarget(SomeFlow.Anna, FraudStatus.Rejected)],
        };

        FlowJudge.Decide(asked).Steps.Select(step => step.Target).ShouldBe([SomeFlow.Anna, SomeFlow.Ben]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Subscription Started", null)]
    [InlineData("app_install", FlowReasons.NoReferrer)]
    public void A_referrer_who_was_just_set_is_a_target_of_what_follows(string? referrerEvent, string? reason)
    {
        var flow = SomeFlow.On(new FlowAction { Type = FlowActionType.SetReferrer }, Credit with { Target = FlowTargetType.Referrers, ReferrerEvent = referrerEvent });
        var asked = SomeFlow.Ask(flow) with { ReferrerFor = _ => new FoundReferrer(SomeFlow.Anna, "the install", null, null) };

        var step = FlowJudge.Decide(asked).Steps[1];

        step.Reason.ShouldBe(reason);
        step.Target.ShouldBe(reason is null ? SomeFlow.Anna : null);
    }

    [Fact]
    public void Nobody_is_their_own_referrer()
    {
        var asked = SomeFlow.Ask(SomeFlow.On(new FlowAction { Type = FlowActionType.SetReferrer })) with { ReferrerFor = _ => new FoundReferrer(SomeFlow.Ben, "the install", null, null) };

        FlowJudge.Decide(asked).Steps.ShouldHaveSingleItem().Reason.ShouldBe(FlowReasons.SelfReferral);
    }

    [Theory]
    [InlineData(true, true, true, "carol", "the event's referrer_user_id")]
    [InlineData(false, true, true, "dora", "the link t9")]
    [InlineData(false, false, true, "anna", "the install")]
    [InlineData(false, false, false, null, null)]
    public void The_referrer_is_named_by_the_event_else_the_last_link_else_the_install(bool named, bool linked, bool installed, string? referrer, string? source)
    {
        var moment = SomeFlow.Moment(named ? """{ "referrer_user_id": "carol" }""" : """{ "referrer_user_id": " " }""");
        var link = new Referral { App = "shop", Id = 9, Occasion = Occasion.AppOpen, At = SomeFlow.Noon.AddDays(linked ? -30 : -31), Link = "t9", Referrer = Person.User("dora"), Status = FraudStatus.Suspicious };
        var relation = new Relation { App = "shop", Referred = SomeFlow.Ben, Referrer = SomeFlow.Anna, Event = Relation.AppInstall, At = SomeFlow.Noon, Referral = 7 };

        var found = FoundReferrer.Find(new FlowAction { Type = FlowActionType.SetReferrer }, moment, link, installed ? relation : null, id => id == 7 ? FraudStatus.Rejected : null);

        found?.Person.UserId.ShouldBe(referrer);
        (found is null).ShouldBe(referrer is null);
        (found?.Source).ShouldBe(source);
        (found?.Status).ShouldBe(source switch { "the link t9" => FraudStatus.Suspicious, "the install" => FraudStatus.Rejected, _ => null });
    }

    [Fact]
    public void A_link_of_staff_names_nobody_and_the_install_counts()
    {
        var link = new Referral { App = "shop", Id = 9, Occasion = Occasion.AppOpen, At = SomeFlow.Noon, Link = "t9" };
        var relation = new Relation { App = "shop", Referred = SomeFlow.Ben, Referrer = SomeFlow.Anna, Event = Relation.AppInstall, At = SomeFlow.Noon };

        FoundReferrer.Find(new FlowAction { Type = FlowActionType.SetReferrer }, SomeFlow.Moment(), link, relation, _ => null).ShouldBe(new FoundReferrer(SomeFlow.Anna, "the install", null, null));
    }
}
