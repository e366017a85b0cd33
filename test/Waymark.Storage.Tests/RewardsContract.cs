using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class RewardsContract : StateContract
{
    static readonly Person Anna = Person.User("anna"), Ben = Person.User("ben"), Phone = Person.Install("phone-1");

    [Fact]
    public async Task A_reward_is_found_by_id_referred_person_referral_and_milestone_as_it_was_saved_last()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Rewards.Save(Reward("1-1"));
            batch.Rewards.Find(App, "1-1").ShouldNotBeNull().Recipient.ShouldBe(Anna);
            batch.Rewards.Save(Reward("1-2") with { Share = RewardShare.Milestone, Milestone = 5, Amount = 500 });
        });
        Process(state, batch => batch.Rewards.Save(Reward("1-1").In(RewardState.Approved, RewardReasons.ByRule, Some.Noon.AddHours(1), "mk", "why")));

        var found = state.Rewards.Find(App, "1-1").ShouldNotBeNull();
        (found.State, found.Reason, found.Recipient, found.Referred, found.Referrer).ShouldBe((RewardState.Approved, RewardReasons.ByRule, Anna, Ben, Anna));
        found.Steps.ShouldHaveSingleItem().ShouldBe(new RewardStep(RewardState.Approved, RewardReasons.ByRule, Some.Noon.AddHours(1), "mk", "why"));
        state.Rewards.OfReferred(App, Ben, 9).Select(one => one.Id).ShouldBe(["1-2", "1-1"]);
        state.Rewards.OfReferral(App, 7, 9).Count.ShouldBe(2);
        state.Rewards.OfReferral(App, 8, 9).ShouldBeEmpty();
        state.Rewards.FindMilestone(App, "friends", Anna, 5).ShouldNotBeNull().Amount.ShouldBe(500);
        state.Rewards.FindMilestone(App, "friends", Anna, 6).ShouldBeNull();
        state.Rewards.Find("unheard of", "1-1").ShouldBeNull();
    }

    [Fact]
    public async Task Rewards_are_paged_the_latest_first_by_state_rule_and_recipient()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Rewards.Save(Reward("1-1"));
            batch.Rewards.Save(Reward("1-2") with { Recipient = Ben, State = RewardState.Refused });
            batch.Rewards.Save(Reward("2-1") with { EarnedAt = Some.Noon.AddHours(1), Rule = "other" });
        });

        var first = Page(state, new RewardFilter(), most: 2);
        first.ShouldBe(["2-1", "1-2"]);
        Page(state, new RewardFilter(), (Some.Noon, "1-2")).ShouldBe(["1-1"]);
        Page(state, new RewardFilter(State: RewardState.Pending)).ShouldBe(["2-1", "1-1"]);
        Page(state, new RewardFilter(Rule: "other")).ShouldBe(["2-1"]);
        Page(state, new RewardFilter(Recipient: Ben)).ShouldBe(["1-2"]);
        Page(state, new RewardFilter(RewardState.Pending, "friends", Ben)).ShouldBeEmpty();
        Page(state, new RewardFilter(RewardState.Refused, "friends", Ben)).ShouldBe(["1-2"]);
    }

    [Fact]
    public async Task Only_what_waits_for_time_becomes_due()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Rewards.Save(Reward("1-1") with { State = RewardState.Held, Reason = RewardReasons.Hold, HeldUntil = Some.Noon.AddDays(2) });
            batch.Rewards.Save(Reward("1-2") with { State = RewardState.Held, Reason = RewardReasons.Hold, HeldUntil = Some.Noon.AddDays(1) });
            batch.Rewards.Save(Reward("1-3") with { State = RewardState.Held, Reason = RewardReasons.Suspicious, HeldUntil = Some.Noon });
            batch.Rewards.Save(Reward("1-4") with { State = RewardState.Approved, HeldUntil = Some.Noon });
        });

        state.Rewards.Due(App, Some.Noon.AddDays(2), 9).Select(one => one.Id).ShouldBe(["1-2", "1-1"]);
        state.Rewards.Due(App, Some.Noon.AddDays(1), 9).ShouldHaveSingleItem().Id.ShouldBe("1-2");
    }

    [Fact]
    public async Task Spending_and_totals_follow_what_is_saved()
    {
        await using var state = await OpenAsync();
        var scope = new RewardScope(Anna.Key, "2026-01");
        Process(state, batch =>
        {
            batch.Rewards.Save(Reward("1-1"));
            batch.Rewards.Save(Reward("1-2"));
            batch.Rewards.Save(Reward("1-2") with { State = RewardState.Approved });
            batch.Rewards.Spend(App, "friends", scope, 1, 12.5m);
            batch.Rewards.Spend(App, "friends", scope, 1, 10);
            batch.Rewards.Spend(App, "friends", scope, -1, 12.5m);
        });

        state.Rewards.Spent(App, "friends", scope).ShouldBe(new RewardSpending(1, 10));
        state.Rewards.Spent(App, "friends", RewardScope.Everybody).ShouldBe(default);
        state.Rewards.Totals(App).ShouldBe(
        [
            new RewardTotal("friends", RewardShare.Referrer, RewardState.Pending, "points", 1, 12.5m),
            new RewardTotal("friends", RewardShare.Referrer, RewardState.Approved, "points", 1, 12.5m),
        ]);
    }

    [Fact]
    public async Task Whoever_brought_the_most_people_leads_without_rejected_ones_and_tests()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Came(1, Anna));
            batch.Save(Came(2, Ben));
            batch.Save(Came(3, Ben) with { Occasion = Occasion.WebSignUp, Status = FraudStatus.Suspicious });
            batch.Save(Came(4, Anna) with { Status = FraudStatus.Rejected });
            batch.Save(Came(5, Anna) with { IsTest = true });
            batch.Save(Came(6, Anna) with { Occasion = Occasion.AppReinstall });
            batch.Save(Came(7, Anna) with { At = Some.Noon.AddDays(40) });
            batch.Save(Came(8, null));
            batch.Rewards.Spend(App, "friends", new RewardScope(Ben.Key, ""), 3, 30);
        });

        state.Rewards.Top(App, Some.Noon, Some.Noon.AddDays(30), 9).ShouldBe([new TopReferrer(Ben, 1, 1, 1, 3), new TopReferrer(Anna, 1, 0, 0, 0)]);
        state.Rewards.Top(App, Some.Noon, Some.Noon.AddDays(41), 9).Select(top => top.Installs).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_user_who_signs_up_takes_over_rewards_and_spending()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Rewards.Save(Reward("1-1") with { Recipient = Phone, Referrer = Phone });
            batch.Rewards.Save(Reward("1-2") with { Referred = Phone });
            batch.Rewards.Spend(App, "friends", new RewardScope(Phone.Key, ""), 1, 10);
            batch.Rewards.Spend(App, "friends", new RewardScope(Anna.Key, ""), 2, 20);
        });

        Process(state, batch => batch.Move(App, Phone, Anna));

        state.Rewards.Find(App, "1-1").ShouldNotBeNull().Recipient.ShouldBe(Anna);
        state.Rewards.Find(App, "1-1").ShouldNotBeNull().Referrer.ShouldBe(Anna);
        state.Rewards.Find(App, "1-2").ShouldNotBeNull().Referred.ShouldBe(Anna);
        state.Rewards.Spent(App, "friends", new RewardScope(Anna.Key, "")).ShouldBe(new RewardSpending(3, 50));
        state.Rewards.Spent(App, "friends", new RewardScope(Phone.Key, "")).ShouldBe(default);
    }

    static IEnumerable<string> Page(IState state, RewardFilter filter, (DateTimeOffset At, string Id)? before = null, int most = 9) =>
        state.Rewards.Page(App, filter, before, most).Select(one => one.Id);

    static Reward Reward(string id) => new()
    {
        App = App, Id = id, Rule = "friends", Recipient = Anna, Referred = Ben, Referrer = Anna, Event = "order", Trigger = "e-1", Referral = 7,
        Amount = 12.5m, Unit = "points", EarnedAt = Some.Noon,
    };

    static Referral Came(long id, Person? referrer) => new()
    {
        App = App, Id = id, Occasion = Occasion.AppInstall, At = Some.Noon, Link = "t1", Referrer = referrer, Referred = Person.User($"f{id}"), InstallId = $"i{id}",
    };
}
