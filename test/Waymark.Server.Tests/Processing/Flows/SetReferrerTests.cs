using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Flows;

public sealed class SetReferrerTests
{
    const string Thanks = """
        [ { "id": "thanks", "trigger": { "type": "event", "event": "Subscription Started" },
            "filters": [ { "key": "plan", "operator": "equals", "value": "yearly", "custom": true } ],
            "actions": [ { "type": "setReferrer", "data": { "coins": 50, "plan": "[EVENT.plan]", "from": "[REFERRER_ID]", "vip": true } } ] } ]
        """;

    [Fact]
    public async Task Both_are_told_with_the_event_data_and_the_relation_is_kept()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900);
        app.Does("ben", "Subscription Started", new { plan = "yearly" });

        await app.ProcessAsync();

        app.Told().ShouldBe(["Referred Subscription Started ben", "Generated Subscription Started anna"]);
        app.Stream.Count(happened => happened.Kind == EventKind.Referral).ShouldBe(2);
        app.ValuesOf("Referred Subscription Started").GetProperty("Event Data").GetRawText().ShouldBe("""{"coins":50,"plan":"yearly","from":"anna","vip":true}""");
        app.ValuesOf("Generated Subscription Started").GetProperty("Event Data").GetRawText().ShouldBe("""{"coins":50,"plan":"yearly","from":"anna","vip":true}""");
        var waymark = app.ValuesOf("Generated Subscription Started").GetProperty("waymark");
        waymark.GetProperty("referred").GetProperty("user_id").GetString().ShouldBe("ben");
        waymark.GetProperty("referral").GetInt64().ShouldBe(900);
        var relation = app.State.ReferrersOf(app.App, Acquaintance.Ben, "Subscription Started", 0, 9).ShouldHaveSingleItem();
        relation.Referrer.ShouldBe(Acquaintance.Anna);
        relation.Source.ShouldBe(RelationSource.Flow);
        relation.Data.ShouldBe(new Dictionary<string, string> { ["coins"] = "50", ["plan"] = "yearly", ["from"] = "anna", ["vip"] = "true" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_filter_that_does_not_hold_and_a_second_time_are_logged_with_the_reason()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Does("ben", "Subscription Started", new { plan = "monthly" });
        app.Does("ben", "Subscription Started", new { plan = "yearly" });
        app.Does("ben", "Subscription Started", new { plan = "yearly" });
        app.Does("ben", "something else", new { plan = "yearly" });

        await app.ProcessAsync();

        app.Runs().ShouldBe(["thanks ben filter", "thanks ben done for ben", "thanks ben count"]);
        app.Told().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_referrer_nothing_happens_and_nobody_refers_themselves()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks));
        app.Does("carol", "Subscription Started", new { plan = "yearly" });
        app.Does("ben", "Subscription Started", new { plan = "yearly", referrer_user_id = "ben" });

        await app.ProcessAsync();

        app.Told().ShouldBeEmpty();
        app.Runs().ShouldBe(["thanks carol no_referrer", "thanks ben self_referral"]);
    }

    [Fact]
    public async Task A_rejected_install_makes_nobody_a_referrer()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900, FraudStatus.Rejected, change: came => came with { At = came.At.AddDays(-40) });
        app.Does("ben", "Subscription Started", new { plan = "yearly" });

        await app.ProcessAsync();

        app.Told().ShouldBeEmpty();
        app.Runs().ShouldBe(["thanks ben rejected"]);
    }

    [Fact]
    public async Task The_event_may_name_the_referrer_and_the_last_link_goes_before_the_install()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks.Replace("\"event\": \"Subscription Started\" }", "\"event\": \"Subscription Started\", \"count\": 0 }", StringComparison.Ordinal)));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben, referral: 900, change: came => came with { At = came.At.AddDays(-40) });
        using (var batch = app.State.Begin())
        {
            batch.Save(new Referral { App = app.App, Id = 901, Occasion = Occasion.AppOpen, At = app.Now.AddDays(-1), Link = "t901", Referrer = Acquaintance.Carol, Referred = Acquaintance.Ben });
            batch.Commit(0);
        }

        app.Does("ben", "Subscription Started", new { plan = "yearly" });
        app.Does("ben", "Subscription Started", new { plan = "yearly", referrer_user_id = "dora" });
        app.Advance(TimeSpan.FromDays(30));
        app.Does("ben", "Subscription Started", new { plan = "yearly" });
        await app.ProcessAsync();

        app.Told().Where(told => told.StartsWith("Generated", StringComparison.Ordinal))
            .ShouldBe(["Generated Subscription Started carol", "Generated Subscription Started dora", "Generated Subscription Started anna"]);
    }

    [Fact]
    public async Task Somebody_without_an_account_is_told_of_by_the_install()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks));
        app.Init("phone-1");
        app.Invited(Person.Install("phone-0"), Person.Install("phone-1"));
        app.Say(FactKind.Event, new { install_instance_id = "phone-1", event_name = "Subscription Started", event_data = new { plan = "yearly" } });

        await app.ProcessAsync();

        app.Told().ShouldBe(["Referred Subscription Started phone-1", "Generated Subscription Started "]);
        app.Stream.Single(happened => happened.Name == "Referred Subscription Started").Platform.ShouldBe(Platform.Android);
    }

    [Fact]
    public async Task An_app_without_flows_keeps_nothing()
    {
        await using var app = new ProcessingApplication(Acquaintance.With(Thanks.Replace("\"id\": \"thanks\",", "\"id\": \"thanks\", \"active\": false,", StringComparison.Ordinal)));
        app.Invited(Acquaintance.Anna, Acquaintance.Ben);
        app.Does("ben", "Subscription Started", new { plan = "yearly" });

        await app.ProcessAsync();

        app.Told().ShouldBeEmpty();
        app.Runs().ShouldBeEmpty();
    }
}
