using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Rewards;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Rewards;

public sealed class EarningTests
{
    const string Friends = """
        [ { "id": "friends", "approval": "automatic",
            "referrer": { "event": "order", "amount": 100, "unit": "points", "filters": [ { "key": "total", "operator": "greater", "value": 10, "custom": true } ] },
            "referred": { "event": "order", "count": 2, "amount": 5, "unit": "EUR", "data": { "voucher": "WELCOME5" } } } ]
        """;

    [Fact]
    public async Task Each_side_is_paid_for_its_own_event_once_for_each_friend()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Friends));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900);
        app.Does("ben", "order", new { total = 9 });
        app.Does("ben", "order", new { total = 11 });
        app.Does("ben", "order", new { total = 12 });
        app.Does("carol", "order", new { total = 12 });

        await app.ProcessAsync();

        app.States().ShouldBe(["Referred ben 5 Approved by_rule", "Referrer anna 100 Approved by_rule"], ignoreOrder: true);
        app.Told().ShouldBe(["reward ben", "reward ben", "reward anna", "reward anna"], ignoreOrder: true);
        var reward = app.Rewards().Single(one => one.Share == RewardShare.Referrer);
        reward.Referral.ShouldBe(900);
        reward.Referred.ShouldBe(Acquaintance.Ben);
        reward.Steps.Select(step => step.State).ShouldBe([RewardState.Pending, RewardState.Approved]);
        app.Rewards().Single(one => one.Share == RewardShare.Referred).Data["voucher"].GetString().ShouldBe("WELCOME5");
        app.State.Rewards.Totals(app.App).Select(total => $"{total.Share} {total.State} {total.Unit} {total.Count} {total.Amount}")
            .ShouldBe(["Referrer Approved points 1 100", "Referred Approved EUR 1 5"]);
    }

    [Fact]
    public async Task What_is_told_of_a_reward_says_everything_for_handing_it_out()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Friends));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900);
        app.Does("ben", "order", new { total = 11 });

        await app.ProcessAsync();

        var values = app.ValuesOf("reward");
        values.GetProperty("reward").GetString().ShouldBe(app.Rewards().Single().Id);
        values.GetProperty("rule").GetString().ShouldBe("friends");
        values.GetProperty("share").GetString().ShouldBe("referrer");
        values.GetProperty("state").GetString().ShouldBe("approved");
        values.GetProperty("reason").GetString().ShouldBe("by_rule");
        values.GetProperty("amount").GetDecimal().ShouldBe(100);
        values.GetProperty("unit").GetString().ShouldBe("points");
        values.GetProperty("recipient").GetProperty("user_id").GetString().ShouldBe("anna");
        values.GetProperty("referred").GetProperty("user_id").GetString().ShouldBe("ben");
        values.GetProperty("referral_id").GetInt64().ShouldBe(900);
    }

    [Fact]
    public async Task A_device_that_had_the_app_before_brings_no_second_reward()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: Friends));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900);
        app.Does("ben", "order", new { total = 11 });
        await app.ProcessAsync();

        // The same person, and another account on the same device.
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 901, change: came => came with { Occasion = Occasion.AppReinstall });
        app.Invited(Acquaintance.Anna, Acquaintance.Carol, referral: 902, change: came => came with { Occasion = Occasion.AppReinstall });
        app.Does("ben", "order", new { total = 11 });
        app.Does("carol", "order", new { total = 11 });
        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 100 Approved by_rule", "Referrer anna 100 Refused reinstall", "Referred ben 5 Refused reinstall"], ignoreOrder: true);
    }

    [Fact]
    public async Task Tiers_milestones_and_caps_count_what_was_not_refused()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: """
            [ { "id": "friends", "approval": "automatic", "referrer": { "event": "order", "amount": 10 },
                "tiers": [ { "from": 3, "amount": 20 } ], "milestones": [ { "at": 2, "amount": 500, "unit": "stars" }, { "at": 4, "amount": 900 } ], "caps": { "perReferrerDay": 5 } } ]
            """));

        for (var number = 1; number <= 6; number++)
        {
            app.Invited(Acquaintance.Anna, Person.User($"f{number}"), referral: 900 + number, number == 1 ? FraudStatus.Rejected : FraudStatus.Valid);
            app.Does($"f{number}", "order");
            app.Advance(TimeSpan.FromMinutes(1));
        }

        await app.ProcessAsync();

        app.States().ShouldBe(
        [
            "Referrer anna 10 Refused rejected",
            "Referrer anna 10 Approved by_rule",
            "Referrer anna 10 Approved by_rule",
            "Milestone anna 500 Approved by_rule",
            "Referrer anna 20 Approved by_rule",
            "Referrer anna 20 Approved by_rule",
            "Milestone anna 900 Refused cap_per_referrer_day",
            "Referrer anna 20 Refused cap_per_referrer_day",
        ]);
    }

    [Fact]
    public async Task A_budget_and_a_new_day_are_the_apps()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: """
            [ { "id": "friends", "approval": "automatic", "referrer": { "event": "order", "amount": 10 }, "caps": { "perDay": 1, "budget": 25 } } ]
            """) with { TimeZone = "Asia/Kolkata" });
        app.Now = new DateTimeOffset(2026, 1, 1, 18, 0, 0, TimeSpan.Zero);

        foreach (var (user, minutes) in new[] { ("f1", 0), ("f2", 20), ("f3", 20), ("f4", 1500) })
        {
            app.Advance(TimeSpan.FromMinutes(minutes));
            app.Invited(Acquaintance.Anna, Person.User(user));
            app.Does(user, "order");
        }

        await app.ProcessAsync();

        app.States().ShouldBe(
            ["Referrer anna 10 Approved by_rule", "Referrer anna 10 Refused cap_per_day", "Referrer anna 10 Approved by_rule", "Referrer anna 10 Refused cap_budget"]);
    }

    [Fact]
    public async Task The_rule_may_ask_for_the_referrer_of_one_event()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(
            """[ { "id": "set", "trigger": { "type": "event", "event": "subscribe" }, "actions": [ { "type": "setReferrer" } ] } ]""",
            """
            [ { "id": "any", "approval": "automatic", "referrer": { "event": "subscribe", "amount": 1 } },
              { "id": "that", "approval": "automatic", "referrerEvent": "subscribe", "referrer": { "event": "subscribe", "amount": 2 } },
              { "id": "other", "approval": "automatic", "referrerEvent": "else", "referrer": { "event": "subscribe", "amount": 3 } },
              { "id": "told", "approval": "automatic", "referrer": { "event": "Referred subscribe", "amount": 4 } } ]
            """));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Does("ben", "subscribe", new { referrer_user_id = "carol" });

        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 1 Approved by_rule", "Referrer carol 2 Approved by_rule", "Referrer anna 4 Approved by_rule"]);
    }

    [Fact]
    public async Task The_banned_earn_nothing()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(
            """[ { "id": "ban", "trigger": { "type": "event", "event": "abuse" }, "actions": [ { "type": "ban", "seconds": 3600 } ] } ]""", Friends));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Does("anna", "abuse");
        app.Does("ben", "order", new { total = 11 });

        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 100 Refused banned"]);
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_lets_go_on_what_was_earned()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(rewards: """[ { "id": "friends", "holdDays": 1, "approval": "automatic", "referrer": { "event": "order", "amount": 10 } } ]"""));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Invited(Acquaintance.Anna, Acquaintance.Carol);
        app.Does("ben", "order");
        app.Configure(Acquaintance.With(rewards: """[ { "id": "friends", "active": false, "holdDays": 1, "approval": "automatic", "referrer": { "event": "order", "amount": 10 } } ]"""));
        app.Does("carol", "order");
        app.Advance(TimeSpan.FromDays(1));
        app.Tick();

        await app.ProcessAsync();

        app.States().ShouldBe(["Referrer anna 10 Approved by_rule"]);
        app.Dropped.ShouldNotContainKey(nameof(FactKind.Tick));
    }
}
