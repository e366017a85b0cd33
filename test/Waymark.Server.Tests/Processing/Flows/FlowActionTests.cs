using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Flows;

public sealed class FlowActionTests
{
    [Fact]
    public async Task A_referrer_gets_credits_for_every_fifth_friend_twice_at_most()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "five", "trigger": { "type": "event", "event": "level_5" },
                "actions": [ { "type": "changeProperty", "target": "referrers", "referrerEvent": "app_install", "count": 5, "limit": 2,
                               "properties": [ { "name": "credits", "change": "increment", "value": 100 }, { "name": "last", "visibility": "private", "change": "set", "value": "[USER_ID]" } ] } ] } ]
            """));

        for (var number = 1; number <= 16; number++)
        {
            app.Invited(Acquaintance.Anna, Person.User($"friend-{number}"));
            app.Does($"friend-{number}", "level_5");
        }

        await app.ProcessAsync();

        var standing = app.State.Flows.FindStanding(app.App, Acquaintance.Anna).ShouldNotBeNull();
        standing.Public["credits"].ShouldBe("200");
        standing.Private["last"].ShouldBe("friend-10");
        app.Runs().Count(run => run.EndsWith("done for anna", StringComparison.Ordinal)).ShouldBe(2);
        app.Runs().Count(run => run.EndsWith(" count", StringComparison.Ordinal)).ShouldBe(12);
        app.Runs().Count(run => run.EndsWith(" limit", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task The_referrer_event_says_which_referrer_is_meant()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "one", "trigger": { "type": "event", "event": "done" }, "actions": [ { "type": "webhook", "event": "thank", "target": "referrers", "referrerEvent": "Subscription Started" } ] },
              { "id": "all", "trigger": { "type": "event", "event": "done" }, "actions": [ { "type": "webhook", "event": "thank", "target": "referrers" } ] } ]
            """));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Invited(Acquaintance.Carol, Acquaintance.Ben, @event: "Subscription Started");
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, @event: "level_5");
        app.Befriended(Person.User("a friend"), Acquaintance.Ben);
        app.Does("ben", "done");

        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_webhook carol", "flow_webhook anna", "flow_webhook carol"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_rejected_friend_brings_the_referrer_nothing()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "one", "trigger": { "type": "event", "event": "done" }, "actions": [ { "type": "webhook", "event": "thank", "target": "referrers" } ] } ]
            """));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900, FraudStatus.Rejected);
        app.Invited(Acquaintance.Anna, Acquaintance.Carol, referral: 901, FraudStatus.Suspicious);
        app.Does("ben", "done");
        app.Does("carol", "done");

        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_webhook anna"]);
        app.Runs().ShouldBe(["one ben rejected", "one carol done for anna"]);
    }

    [Fact]
    public async Task Friends_are_found_in_both_directions()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "tell", "trigger": { "type": "event", "event": "won" }, "actions": [ { "type": "notification", "template": "friend_won", "target": "friends", "data": { "text": "[USER_NAME] won [EVENT.prize]" } } ] } ]
            """));
        app.SignsUp("ben");
        app.Befriended(Acquaintance.Anna, Acquaintance.Ben);
        app.Befriended(Acquaintance.Ben, Acquaintance.Carol);
        app.Does("ben", "won", new { prize = "a cup" });

        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_notification anna", "flow_notification carol"], ignoreOrder: true);
        var values = app.ValuesOf("flow_notification");
        values.GetProperty("template").GetString().ShouldBe("friend_won");
        values.GetProperty("data").GetProperty("text").GetString().ShouldBe("ben won a cup");
        values.GetProperty("trigger_event").GetString().ShouldBe("won");
    }

    [Fact]
    public async Task A_ban_holds_for_its_time_and_can_be_lifted()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "ban", "trigger": { "type": "event", "event": "abuse", "count": 0 }, "actions": [ { "type": "ban", "seconds": 3600, "reason": "spam" } ] },
              { "id": "lift", "trigger": { "type": "event", "event": "pardon", "count": 0 }, "filters": [ { "key": "banned", "operator": "isTrue" } ], "actions": [ { "type": "ban", "seconds": 0 } ] } ]
            """));
        app.Does("ben", "pardon");
        app.Does("ben", "abuse");
        await app.ProcessAsync();

        var banned = app.State.Flows.FindStanding(app.App, Acquaintance.Ben).ShouldNotBeNull();
        banned.IsBannedAt(app.Now.AddMinutes(59)).ShouldBeTrue();
        banned.IsBannedAt(app.Now.AddHours(1)).ShouldBeFalse();
        banned.Ban.ShouldNotBeNull().Reason.ShouldBe("spam");
        app.ValuesOf("user_banned").GetProperty("seconds").GetInt64().ShouldBe(3600);

        app.Does("ben", "pardon");
        await app.ProcessAsync();

        app.State.Flows.FindStanding(app.App, Acquaintance.Ben).ShouldNotBeNull().Ban.ShouldBeNull();
        app.Told().ShouldBe(["user_banned ben", "user_banned ben"]);
        app.Runs("lift").ShouldBe(["lift ben filter", "lift ben done for ben"]);
    }

    [Fact]
    public async Task A_periodic_flow_acts_every_third_time()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "third", "trigger": { "type": "periodic", "event": "ride", "count": 3 }, "actions": [ { "type": "webhook", "event": "free_ride" } ] } ]
            """));
        for (var ride = 0; ride < 7; ride++) app.Does("ben", "ride");
        app.Does("anna", "ride");

        await app.ProcessAsync();

        app.Told().ShouldBe(["flow_webhook ben", "flow_webhook ben"]);
        app.ValuesOf("flow_webhook").GetProperty("event").GetString().ShouldBe("free_ride");
    }

    [Fact]
    public async Task Flows_that_set_each_other_off_end_after_three()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "echo", "trigger": { "type": "event", "event": "flow_webhook", "count": 0 }, "actions": [ { "type": "webhook", "event": "again" } ] },
              { "id": "start", "trigger": { "type": "event", "event": "go", "count": 0 }, "actions": [ { "type": "webhook", "event": "first" } ] } ]
            """));
        app.Does("ben", "go");

        await app.ProcessAsync();

        app.Told().Count().ShouldBe(4);
        app.Runs().ShouldBe(["start ben done for ben", "echo ben done for ben", "echo ben done for ben", "echo ben done for ben", "echo ben too_deep"]);
    }

    [Fact]
    public async Task What_a_sender_marks_as_a_test_sets_nothing_off()
    {
        await using var app = new ProcessingApplication(Acquaintance.With("""
            [ { "id": "one", "trigger": { "type": "event", "event": "Charged" }, "actions": [ { "type": "webhook", "event": "x" } ] } ]
            """));
        foreach (var environment in (string[])["development", "production"])
        {
            app.Feed(new
            {
                environment,
                user_identities = new { customer_id = "ben" },
                events = new[] { new { event_type = "custom_event", data = new { event_name = "Charged", custom_event_type = "transaction" } } },
            });
        }

        await app.ProcessAsync();

        app.Stream.Count(happened => happened.Name == "Charged").ShouldBe(2);
        app.Told().ShouldBe(["flow_webhook ben"]);
    }
}
