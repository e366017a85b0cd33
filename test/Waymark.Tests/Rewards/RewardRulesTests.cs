using Waymark.Apps;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Tests.Flows;

namespace Waymark.Tests.Rewards;

public sealed class RewardRulesTests
{
    static readonly DateTimeOffset Noon = SomeFlow.Noon;
    static readonly RewardSide Side = new() { Event = "order", Amount = 100, Unit = "points" };
    static readonly RewardRule Rule = new() { Id = "friends", Referrer = Side, Approval = RewardApproval.Automatic };

    [Theory]
    [InlineData(0, RewardApproval.Automatic, FraudStatus.Valid, RewardState.Approved, RewardReasons.ByRule)]
    [InlineData(0, RewardApproval.Manual, FraudStatus.Valid, RewardState.Pending, RewardReasons.Earned)]
    [InlineData(14, RewardApproval.Automatic, FraudStatus.Valid, RewardState.Held, RewardReasons.Hold)]
    [InlineData(14, RewardApproval.Manual, FraudStatus.Valid, RewardState.Held, RewardReasons.Hold)]
    [InlineData(0, RewardApproval.Automatic, FraudStatus.Suspicious, RewardState.Held, RewardReasons.Suspicious)]
    [InlineData(14, RewardApproval.Automatic, FraudStatus.Rejected, RewardState.Refused, RewardReasons.Rejected)]
    public void A_reward_begins_pending_and_goes_as_far_as_it_may(int days, RewardApproval approval, FraudStatus status, RewardState state, string reason)
    {
        var reward = Earn(Rule with { HoldDays = days, Approval = approval }, Came() with { Status = status });

        reward.Steps[0].ShouldBe(new RewardStep(RewardState.Pending, RewardReasons.Earned, Noon, null, null));
        (reward.State, reward.Reason).ShouldBe((state, reason));
        reward.HeldUntil.ShouldBe(days == 0 ? null : Noon.AddDays(days));
        reward.Amount.ShouldBe(100);
    }

    [Fact]
    public void Reinstalls_test_devices_oneself_and_the_banned_get_nothing()
    {
        Earn(Rule, Came() with { Occasion = Occasion.AppReinstall }).Reason.ShouldBe(RewardReasons.Reinstall);
        Earn(Rule, Came() with { Reasons = ["device_seen"] }).Reason.ShouldBe(RewardReasons.Reinstall);
        Earn(Rule, Came() with { IsTest = true }).Reason.ShouldBe(RewardReasons.TestDevice);
        Earn(Rule, null, asked => asked with { Relation = asked.Relation with { Referrer = SomeFlow.Ben } }).Reason.ShouldBe(RewardReasons.SelfReferral);
        Earn(Rule, null, asked => asked with { IsRecipientBanned = true }).Reason.ShouldBe(RewardReasons.Banned);
        Earn(Rule, null, asked => asked with { Moment = asked.Moment with { Person = asked.Moment.Person with { Install = asked.Moment.Person.Install! with { IsTest = true } } } })
            .Reason.ShouldBe(RewardReasons.TestDevice);
    }

    public static TheoryData<RewardCaps, RewardScope, string, bool> Caps => new()
    {
        { new() { PerReferrer = 2 }, new("u:anna", ""), RewardReasons.CapPerReferrer, false },
        { new() { PerReferrerDay = 2 }, new("u:anna", "2026-03-02"), RewardReasons.CapPerReferrerDay, false },
        { new() { PerReferrerMonth = 2 }, new("u:anna", "2026-03"), RewardReasons.CapPerReferrerMonth, false },
        { new() { PerDay = 2 }, new("", "2026-03-02"), RewardReasons.CapPerDay, true },
        { new() { PerMonth = 2 }, new("", "2026-03"), RewardReasons.CapPerMonth, true },
        { new() { Programme = 2 }, RewardScope.Everybody, RewardReasons.CapProgramme, true },
        { new() { Budget = 299 }, RewardScope.Everybody, RewardReasons.CapBudget, true },
    };

    [Theory]
    [MemberData(nameof(Caps))]
    public void A_cap_that_is_reached_refuses(RewardCaps caps, RewardScope scope, string reason, bool holdsForTheInvited)
    {
        var rule = Rule with { Caps = caps };
        RewardInquiry Spent(RewardInquiry asked, int count) => asked with { SpentIn = where => where == scope ? new RewardSpending(count, count * 100) : default };

        Earn(rule, null, asked => Spent(asked, 1)).State.ShouldBe(RewardState.Approved);
        var refused = Earn(rule, null, asked => Spent(asked, 2));
        (refused.State, refused.Reason).ShouldBe((RewardState.Refused, reason));
        Earn(rule, null, asked => Spent(asked, 2) with { Share = RewardShare.Referred }).State.ShouldBe(holdsForTheInvited ? RewardState.Refused : RewardState.Approved);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 150)]
    [InlineData(8, 150)]
    [InlineData(9, 300)]
    public void Tiers_change_what_the_referrer_gets(long before, decimal amount)
    {
        var rule = Rule with { Tiers = [new() { From = 10, Amount = 300 }, new() { From = 2, Amount = 150 }] };

        Earn(rule, null, asked => asked with { ReferralsBefore = before }).Amount.ShouldBe(amount);
        Earn(rule, null, asked => asked with { ReferralsBefore = before, Share = RewardShare.Referred }).Amount.ShouldBe(100);
    }

    [Theory]
    [InlineData(RewardState.Held, RewardReasons.Hold, FraudStatus.Valid, 13, RewardApproval.Automatic, RewardState.Held, RewardReasons.Hold)]
    [InlineData(RewardState.Held, RewardReasons.Hold, FraudStatus.Valid, 14, RewardApproval.Automatic, RewardState.Approved, RewardReasons.ByRule)]
    [InlineData(RewardState.Held, RewardReasons.Hold, FraudStatus.Valid, 14, RewardApproval.Manual, RewardState.Pending, RewardReasons.HoldOver)]
    [InlineData(RewardState.Held, RewardReasons.Hold, FraudStatus.Suspicious, 14, RewardApproval.Automatic, RewardState.Held, RewardReasons.Suspicious)]
    [InlineData(RewardState.Held, RewardReasons.Suspicious, FraudStatus.Valid, 1, RewardApproval.Automatic, RewardState.Held, RewardReasons.Hold)]
    [InlineData(RewardState.Held, RewardReasons.Suspicious, FraudStatus.Valid, 20, RewardApproval.Automatic, RewardState.Approved, RewardReasons.ByRule)]
    [InlineData(RewardState.Held, RewardReasons.Suspicious, FraudStatus.Valid, 20, RewardApproval.Manual, RewardState.Pending, RewardReasons.Reviewed)]
    [InlineData(RewardState.Held, RewardReasons.Suspicious, FraudStatus.Rejected, 1, RewardApproval.Manual, RewardState.Refused, RewardReasons.Rejected)]
    [InlineData(RewardState.Pending, RewardReasons.HoldOver, FraudStatus.Suspicious, 20, RewardApproval.Manual, RewardState.Held, RewardReasons.Suspicious)]
    [InlineData(RewardState.Approved, RewardReasons.ByRule, FraudStatus.Suspicious, 20, RewardApproval.Automatic, RewardState.Approved, RewardReasons.ByRule)]
    [InlineData(RewardState.Approved, RewardReasons.ByRule, FraudStatus.Rejected, 20, RewardApproval.Automatic, RewardState.Refused, RewardReasons.Rejected)]
    [InlineData(RewardState.Fulfilled, RewardReasons.ByDecision, FraudStatus.Rejected, 20, RewardApproval.Automatic, RewardState.Fulfilled, RewardReasons.ByDecision)]
    [InlineData(RewardState.Cancelled, RewardReasons.PaymentRemoved, FraudStatus.Valid, 20, RewardApproval.Automatic, RewardState.Cancelled, RewardReasons.PaymentRemoved)]
    public void Time_and_reviews_let_a_reward_go_on(
        RewardState from, string because, FraudStatus status, int daysLater, RewardApproval approval, RewardState to, string reason)
    {
        var reward = SomeReward(from, because) with { HeldUntil = Noon.AddDays(14) };

        var settled = RewardRules.Settle(reward, status, approval, Noon.AddDays(daysLater));

        (settled.State, settled.Reason).ShouldBe((to, reason));
        ReferenceEquals(settled, reward).ShouldBe(from == to && because == reason);
    }

    [Theory]
    [InlineData(RewardState.Pending, null, "p-1", RewardState.Cancelled)]
    [InlineData(RewardState.Held, "p-1", "p-1", RewardState.Cancelled)]
    [InlineData(RewardState.Held, "p-2", "p-1", RewardState.Held)]
    [InlineData(RewardState.Held, "p-2", null, RewardState.Cancelled)]
    [InlineData(RewardState.Approved, "p-1", "p-1", RewardState.Approved)]
    [InlineData(RewardState.Refused, "p-1", "p-1", RewardState.Refused)]
    public void A_payment_that_comes_back_cancels_what_is_not_approved(RewardState from, string? removed, string? earnedBy, RewardState to) =>
        RewardRules.TakeBack(SomeReward(from, "") with { PaymentId = earnedBy }, removed, RewardReasons.PaymentRemoved, Noon).State.ShouldBe(to);

    [Theory]
    [InlineData(RewardState.Pending, RewardVerdict.Approve, RewardState.Approved)]
    [InlineData(RewardState.Held, RewardVerdict.Approve, RewardState.Approved)]
    [InlineData(RewardState.Approved, RewardVerdict.Approve, null)]
    [InlineData(RewardState.Pending, RewardVerdict.Refuse, RewardState.Refused)]
    [InlineData(RewardState.Approved, RewardVerdict.Refuse, RewardState.Refused)]
    [InlineData(RewardState.Pending, RewardVerdict.Fulfil, null)]
    [InlineData(RewardState.Held, RewardVerdict.Fulfil, null)]
    [InlineData(RewardState.Approved, RewardVerdict.Fulfil, RewardState.Fulfilled)]
    [InlineData(RewardState.Fulfilled, RewardVerdict.Refuse, null)]
    [InlineData(RewardState.Refused, RewardVerdict.Approve, null)]
    [InlineData(RewardState.Cancelled, RewardVerdict.Approve, null)]
    public void A_decision_holds_where_it_makes_sense(RewardState from, RewardVerdict verdict, RewardState? to)
    {
        var reward = SomeReward(from, "");

        var decided = RewardRules.Decide(reward, new RewardDecision { Reward = "1-1", Verdict = verdict, By = "mk_…", Why = "checked" }, Noon);

        (RewardRules.Objection(reward, verdict) is null).ShouldBe(to is not null);
        decided.State.ShouldBe(to ?? from);
        if (to is not null) decided.Steps[^1].ShouldBe(new RewardStep(to.Value, RewardReasons.ByDecision, Noon, "mk_…", "checked"));
    }

    [Theory]
    [InlineData("install", true)]
    [InlineData("signup", true)]
    [InlineData("Referred Web Sign Up", true)]
    [InlineData("order", false)]
    public void Paying_the_invited_person_for_merely_coming_is_warned_of(string name, bool warns)
    {
        var side = Side with { Event = name };

        (StoreRules.Warning(Rule with { Referred = side }) is not null).ShouldBe(warns);
        StoreRules.Warning(Rule with { Referrer = side }).ShouldBeNull();
    }

    static Referral Came() => new() { App = "shop", Id = 7, Occasion = Occasion.AppInstall, At = Noon, Link = "t1", Referrer = SomeFlow.Anna, Referred = SomeFlow.Ben };

    static Reward SomeReward(RewardState state, string reason) => new()
    {
        App = "shop", Id = "1-1", Rule = "friends", Recipient = SomeFlow.Anna, Referred = SomeFlow.Ben, Referrer = SomeFlow.Anna,
        Event = "order", Trigger = "e-1", EarnedAt = Noon, State = state, Reason = reason,
    };

    static Reward Earn(RewardRule rule, Referral? came, Func<RewardInquiry, RewardInquiry>? change = null)
    {
        var asked = new RewardInquiry
        {
            App = new App { Id = "shop" },
            Rule = rule,
            Side = Side,
            Share = RewardShare.Referrer,
            Moment = SomeFlow.Moment(),
            Relation = new Relation { App = "shop", Referred = SomeFlow.Ben, Referrer = SomeFlow.Anna, Event = Relation.AppInstall, At = Noon },
            Referral = came,
            SpentIn = _ => default,
        };

        return RewardRules.Earn(change?.Invoke(asked) ?? asked, SomeReward(RewardState.Pending, RewardReasons.Earned) with { Amount = 100 });
    }
}
