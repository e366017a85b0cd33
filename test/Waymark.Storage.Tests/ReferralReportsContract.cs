using Waymark.Referrals;
using Waymark.Referrals.Reports;
using Waymark.Rewards;

namespace Waymark.Storage.Tests;

public abstract class ReferralReportsContract : StateContract
{
    static readonly Person Anna = Person.User("anna"), Ben = Person.User("ben");
    static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), End = Begin.AddDays(10);

    [Fact]
    public async Task The_best_referrers_are_counted_without_rejected_ones_and_tests()
    {
        await using var state = await OpenAsync();
        Keep(state);

        var top = state.TopReferrers(App, Begin, End, ReferrerOrder.Installs, 0, 10);

        top.ShouldBe([new ReferrerLine(Anna, 1, 2, 1, 1, 2, 0, 1, 4, 1), new ReferrerLine(Ben, 2, 0, 0, 0, 0, 3, 0, 0, 0)]);
        top[0].SuspiciousShare.ShouldBe(0.25m);
        state.TopReferrers(App, Begin, End, ReferrerOrder.Clicks, 0, 1).ShouldHaveSingleItem().Referrer.ShouldBe(Ben);
        state.TopReferrers(App, Begin, End, ReferrerOrder.CustomEvents, 1, 5).ShouldHaveSingleItem().Referrer.ShouldBe(Anna);
        state.TopReferrers("unheard of", Begin, End, ReferrerOrder.Installs, 0, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Doubted_arrivals_are_counted_by_referrer_and_wait_for_a_review()
    {
        await using var state = await OpenAsync();
        Keep(state);

        state.Suspects(App, Begin, End, 0, 10).ShouldBe([new SuspectLine(Anna, 5, 1, 1)]);
        state.ReviewQueue(App).ShouldBe(1);

        Process(state, batch => batch.Save(batch.FindReferral(App, 2).ShouldNotBeNull() with { Status = FraudStatus.Valid }));
        state.ReviewQueue(App).ShouldBe(0);
    }

    [Fact]
    public async Task Invited_installs_come_latest_first_and_follow_whoever_signs_up()
    {
        await using var state = await OpenAsync();
        Keep(state);
        Process(state, batch => batch.Move(App, Anna, Person.User("anna-2")));

        state.InvitedInstalls(App, Begin, End, 10).ShouldBe([new InvitedInstall(Person.User("anna-2"), Begin.AddHours(2)), new InvitedInstall(Person.User("anna-2"), Begin.AddHours(1))]);
        state.InvitedInstalls(App, Begin, Begin.AddHours(2), 10).ShouldHaveSingleItem();
        state.InvitedInstalls(App, Begin, End, 1).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Relations_are_counted_by_event()
    {
        await using var state = await OpenAsync();
        Keep(state);

        state.RelationEvents(App, Begin, End, 10).ShouldBe([new RelationCount("level_5", 3, 1), new RelationCount("app_install", 1, 1)]);
        state.RelationEvents(App, End, End.AddDays(1), 10).ShouldBeEmpty();
    }

    // Anna: two installs (one suspicious), a reinstall, an open, a click; rejected, a test and one too late do not count. Ben: clicks, and an event of three.
    void Keep(IState state) => Process(state, batch =>
    {
        batch.Save(Came(1, Occasion.AppInstall, Anna, Person.User("u1")));
        batch.Save(Came(2, Occasion.AppInstall, Anna, Person.User("u2")) with { Status = FraudStatus.Suspicious });
        batch.Save(Came(3, Occasion.AppReinstall, Anna, Person.Install("i3")));
        batch.Save(Came(4, Occasion.AppOpen, Anna, Person.User("u1")));
        batch.Save(Came(5, Occasion.LinkClick, Anna, null));
        batch.Save(Came(6, Occasion.AppInstall, Anna, Anna) with { Status = FraudStatus.Rejected });
        batch.Save(Came(7, Occasion.AppInstall, Anna, Person.User("u7")) with { IsTest = true });
        batch.Save(Came(8, Occasion.AppInstall, Anna, Person.User("u8")) with { At = End });
        batch.Save(Came(9, Occasion.LinkClick, Ben, null));
        batch.Save(Came(10, Occasion.LinkClick, Ben, null));
        batch.Save(Came(11, Occasion.AppInstall, null, Person.User("u11")));
        batch.Save(Brought("u1", Anna, Relation.AppInstall));
        batch.Rewards.Save(Earned("r1", RewardState.Held));
        batch.Rewards.Save(Earned("r2", RewardState.Refused));
        batch.Rewards.Save(Earned("r3", RewardState.Approved) with { EarnedAt = End });
        foreach (var user in new[] { "u1", "u2", "u3" }) batch.Save(Brought(user, Ben, "level_5"));
    });

    static Referral Came(int id, Occasion occasion, Person? referrer, Person? referred) =>
        new() { App = App, Id = id, Occasion = occasion, At = Begin.AddHours(id), Link = "t", Referrer = referrer, Referred = referred };

    static Reward Earned(string id, RewardState state) => new()
    {
        App = App, Id = id, Rule = "friends", Recipient = Anna, Referred = Ben, Referrer = Anna, Event = "level_5", Trigger = "e1", EarnedAt = Begin.AddDays(1), State = state,
    };

    static Relation Brought(string user, Person referrer, string name) => new() { App = App, Referred = Person.User(user), Referrer = referrer, Event = name, At = Begin.AddHours(1) };
}
