using System.Text;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Server.Processing.Rewards;
using Waymark.Server.Tests.Support;
using Case = Waymark.Server.Processing.Case;

namespace Waymark.Server.Tests.Processing.Rewards;

public sealed class RewardStateTests
{
    const string Held = """[ { "id": "friends", "holdDays": 14, "approval": "automatic", "cancelledBy": ["returned"], "referrer": { "event": "payment", "amount": 100 } } ]""";

    [Fact]
    public async Task A_held_reward_is_approved_at_the_first_hour_after_its_days()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Held));
        Pays(app, "p-1");
        app.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        app.Tick();
        await app.ProcessAsync();
        app.States().ShouldBe(["Referrer anna 100 Held hold"]);

        app.Advance(TimeSpan.FromHours(1));
        app.Tick();
        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 100 Approved by_rule"]);
        app.Rewards()[0].Steps.Select(step => step.State).ShouldBe([RewardState.Pending, RewardState.Held, RewardState.Approved]);
        app.Told().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("p-1", 13, "Cancelled payment_removed")]
    [InlineData("p-2", 13, "Held hold")]
    [InlineData("p-1", 14, "Approved by_rule")]
    public async Task A_payment_that_comes_back_in_time_cancels_the_reward(string removed, int days, string state)
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Held));
        Pays(app, "p-2", amount: 0.5m, invited: false);
        await app.ProcessAsync();
        Pays(app, "p-1");
        app.Advance(TimeSpan.FromDays(days));
        app.Say(FactKind.PaymentRemoval, new { payment_id = removed });

        await app.ProcessAsync();

        app.States().ShouldBe([$"Referrer anna 100 {state}"]);
        app.State.Rewards.Spent(app.App, "friends", RewardScope.Everybody).Count.ShouldBe(state.StartsWith("Cancelled", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public async Task A_refund_and_an_event_that_the_rule_names_cancel_too_and_what_was_cancelled_can_be_earned_again()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Held));
        Pays(app, "p-1");
        app.SayAsServer(FactKind.Payment, new { user_id = "ben", amount = 5, payment_id = "p-1", type = "SUBSCRIPTION_REFUNDED" });
        app.Advance(TimeSpan.FromDays(1));
        Pays(app, "p-3", invited: false);
        app.Does("ben", "returned");

        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 100 Cancelled payment_removed", "Referrer anna 100 Cancelled returned"]);
    }

    [Fact]
    public async Task A_suspicious_referral_holds_the_reward_until_it_is_reviewed()
    {
        var owner = Acquaintance.With(rewards: """
            [ { "id": "auto", "approval": "automatic", "referrer": { "event": "order", "amount": 1 } }, { "id": "manual", "referrer": { "event": "order", "amount": 2 } } ]
            """);
        await using var app = new ProcessingApplication(owner);
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900, FraudStatus.Suspicious);
        app.Invited(Acquaintance.Anna, Acquaintance.Carol, referral: 901, FraudStatus.Suspicious);
        app.Does("ben", "order");
        app.Does("carol", "order");
        await app.ProcessAsync();
        app.States().ShouldAllBe(state => state.EndsWith("Held suspicious", StringComparison.Ordinal));

        app.Reviewed(900, FraudStatus.Valid);
        app.Reviewed(901, FraudStatus.Rejected);
        app.Do(owner, @case => Reviews.Apply(@case, Review(@case, "ben"), Acquaintance.Ben));
        app.Do(owner, @case => Reviews.Apply(@case, Review(@case, "anna"), Acquaintance.Anna));

        app.States().ShouldBe(["Referrer anna 1 Approved by_rule", "Referrer anna 2 Pending reviewed", "Referrer anna 1 Refused rejected", "Referrer anna 2 Refused rejected"]);
    }

    [Fact]
    public async Task Decisions_are_kept_with_who_and_why_and_the_first_one_counts()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: """[ { "id": "friends", "referrer": { "event": "order", "amount": 1 } } ]"""));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Does("ben", "order");
        await app.ProcessAsync();
        var id = app.Rewards().Single().Id;

        Decide(app, id, RewardVerdict.Approve, "looks fine");
        Decide(app, id, RewardVerdict.Approve, "again");
        Decide(app, id, RewardVerdict.Fulfil, "paid out");
        Decide(app, id, RewardVerdict.Refuse, "too late");
        Decide(app, "unheard of", RewardVerdict.Refuse, "");
        await app.ProcessAsync();

        app.Rewards().Single().Steps.Select(step => $"{step.State} {step.By} {step.Why}").ShouldBe(["Pending  ", "Approved mk_1 looks fine", "Fulfilled mk_1 paid out"]);
        app.Told().Count().ShouldBe(3);
        app.ValuesOf("reward").GetProperty("why").GetString().ShouldBe("paid out");
        app.Dropped["decided_before"].ShouldBe(2);
        app.Dropped["no_reward"].ShouldBe(1);
    }

    [Fact]
    public async Task However_the_journal_is_cut_into_batches_the_same_comes_of_it()
    {
        await using var once = await LivedAsync(2_000);
        await using var again = await LivedAsync(3);

        once.Rewards().Count.ShouldBeGreaterThan(5);
        again.Dump().ShouldBe(once.Dump());
    }

    static async Task<ProcessingApplication> LivedAsync(int batch)
    {
        var app = new ProcessingApplication(Acquaintance.With(
            """
            [ { "id": "set", "trigger": { "type": "event", "event": "order", "count": 0 }, "actions": [ { "type": "setReferrer", "limit": 2 }, { "type": "changeProperty", "target": "referrers", "properties": [ { "name": "n", "change": "increment" } ] } ] },
              { "id": "all", "trigger": { "type": "audience", "cron": "0 * * * *", "audience": { "didNot": ["order"] } }, "actions": [ { "type": "webhook", "event": "x" } ] } ]
            """,
            Held.Replace("\"payment\"", "\"order\"", StringComparison.Ordinal)));
        for (var user = 0; user < 12; user++) app.Invited(Person.User($"u-{user % 3}"), Person.User($"f-{user}"), referral: 900 + user, (FraudStatus)(user % 3));

        for (var step = 0; step < 120; step++)
        {
            app.Advance(TimeSpan.FromHours(5));
            app.SignsUp($"f-{step % 17}");
            app.Does($"f-{step % 13}", step % 5 == 0 ? "returned" : "order");
            if (step % 2 == 0) app.Tick();
        }

        await app.ProcessAsync(batch);
        return app;
    }

    static StreamEvent Review(Case @case, string user) => @case.Emit(EventKind.FraudStatus, new Waymark.Server.Processing.Happening { UserId = user });

    static void Decide(ProcessingApplication app, string id, RewardVerdict verdict, string why) => app.SayRaw(
        FactKind.Reward, Encoding.UTF8.GetString(new RewardDecision { Reward = id, Verdict = verdict, By = "mk_1", Why = why }.Write()), address: null);

    static void Pays(ProcessingApplication app, string payment, decimal amount = 10, bool invited = true)
    {
        if (invited) app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900);
        app.SayAsServer(FactKind.Payment, new { user_id = "ben", amount, payment_id = payment });
    }
}
