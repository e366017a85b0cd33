using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Flows;
using Waymark.Rewards;

namespace Waymark.Tests.Apps.Documents;

public sealed class FlowRulesTests
{
    const string On = """ "trigger": { "type": "event", "event": "order" } """;
    const string Acts = """ "actions": [ { "type": "webhook", "event": "x" } ] """;

    [Theory]
    [InlineData($$"""{ "id": "f", {{On}}, {{Acts}} }""")]
    [InlineData($$"""{ "id": "f", "active": false, "trigger": { "type": "periodic", "event": "order", "count": 3 }, {{Acts}} }""")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "cron": "0 9 * * 1-5", "audience": { "idleDays": 7, "did": ["a"], "didNot": ["b"] } }, {{Acts}} }""")]
    [InlineData($$"""{ "id": "f", {{On}}, "filters": [ { "key": "user.credits", "operator": "greater", "value": 5 }, { "key": "a.b", "operator": "in", "value": [1, "2"], "custom": true }, { "key": "test", "operator": "isFalse" } ], {{Acts}} }""")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "setReferrer", "data": { "a": 1, "b": "[EVENT.x]" }, "limit": 1 }, { "type": "ban", "seconds": 0 }, { "type": "notification", "template": "t", "target": "friends" } ] }""")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "changeProperty", "target": "referrers", "properties": [ { "name": "c", "change": "increment" }, { "name": "d", "visibility": "private", "change": "delete" }, { "name": "e", "change": "setNumber", "value": "[EVENT.x]" } ] } ] }""")]
    public void These_flows_are_fine(string flow) => Errors(flow).ShouldBeEmpty();

    [Theory]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "event" }, {{Acts}} }""", "trigger.event", "is missing")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "event", "event": "a", "cron": "0 9 * * *" }, {{Acts}} }""", "trigger.cron", "goes with the type \"audience\"")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "periodic", "event": "a", "count": 0 }, {{Acts}} }""", "trigger.count", "must be at least 1")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "audience": {} }, {{Acts}} }""", "trigger.cron", "is missing")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "cron": "0 9 * * *" }, {{Acts}} }""", "trigger.audience", "is missing")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "cron": "*/5 * * * *", "audience": {} }, {{Acts}} }""", "trigger.cron", "would run more often than hourly")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "event": "a", "cron": "0 9 * * *", "audience": {} }, {{Acts}} }""", "trigger.event", "goes with the types")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "cron": "0 9 * * *", "audience": { "filters": [ { "key": "a", "operator": "isTrue", "custom": true } ] } }, {{Acts}} }""", "trigger.audience.filters[0].custom", "there is no event here")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [] }""", "actions", "must have")]
    [InlineData($$"""{ "id": "f", {{On}}, "filters": [ { "key": "contry", "operator": "equals", "value": "IN" } ], {{Acts}} }""", "filters[0].key", "did you mean \"country\"?")]
    [InlineData($$"""{ "id": "f", {{On}}, "filters": [ { "key": "country", "operator": "in", "value": "IN" } ], {{Acts}} }""", "filters[0].value", "must be a list")]
    [InlineData($$"""{ "id": "f", {{On}}, "filters": [ { "key": "country", "operator": "equals", "value": ["IN"] } ], {{Acts}} }""", "filters[0].value", "must be one text")]
    [InlineData($$"""{ "id": "f", {{On}}, "filters": [ { "key": "test", "operator": "isTrue", "value": true } ], {{Acts}} }""", "filters[0].value", "does not go with isTrue")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "webhook" } ] }""", "actions[0].event", "is missing; webhook needs it")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "notification" } ] }""", "actions[0].template", "is missing")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "ban" } ] }""", "actions[0].seconds", "is missing")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "changeProperty" } ] }""", "actions[0].properties", "is missing")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "ban", "seconds": 1, "template": "t" } ] }""", "actions[0].template", "goes with notification, not with ban")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "setReferrer", "target": "friends" } ] }""", "actions[0].target", "must be user")]
    [InlineData($$"""{ "id": "f", "trigger": { "type": "audience", "cron": "0 9 * * *", "audience": {} }, "actions": [ { "type": "setReferrer" } ] }""", "actions[0].event", "is missing")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "changeProperty", "properties": [ { "name": "a", "change": "set" } ] } ] }""", "actions[0].properties[0].value", "is missing")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "changeProperty", "properties": [ { "name": "a", "change": "increment", "value": "lots" } ] } ] }""", "actions[0].properties[0].value", "must be a number")]
    [InlineData($$"""{ "id": "f", {{On}}, "actions": [ { "type": "changeProperty", "properties": [ { "name": "a", "change": "delete", "value": 1 } ] } ] }""", "actions[0].properties[0].value", "does not go with delete")]
    public void A_wrong_flow_is_told_where_and_why(string flow, string path, string message)
    {
        var error = Errors(flow).ShouldHaveSingleItem();

        error.Path.ShouldBe($"apps[0].flows[0].{path}");
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{ "id": "r" }""", "referrer", "is missing")]
    [InlineData("""{ "id": "r", "referrer": { "event": "Generated App Install", "amount": 1 } }""", "referrer.event", "the invited person's is \"Referred App Install\"")]
    [InlineData("""{ "id": "r", "referred": { "event": "order", "amount": 1 }, "tiers": [ { "from": 1, "amount": 1 } ] }""", "tiers", "are for the referrer")]
    [InlineData("""{ "id": "r", "referrer": { "event": "order", "amount": 1 }, "milestones": [ { "at": 5, "amount": 1 }, { "at": 5, "amount": 2 } ] }""", "milestones[1].at", "is 5 at apps[0].rewards[0].milestones[0].at too")]
    [InlineData("""{ "id": "r", "referrer": { "event": "order", "amount": 1 }, "holdDays": 91 }""", "holdDays", "90")]
    [InlineData("""{ "id": "r", "referrer": { "event": "order", "amount": -1 } }""", "referrer.amount", "0")]
    [InlineData("""{ "id": "r", "referrer": { "event": "order", "amount": 1, "filters": [ { "key": "oops", "operator": "isTrue" } ] } }""", "referrer.filters[0].key", "is no built-in key")]
    public void A_wrong_rule_of_rewards_is_told_where_and_why(string rule, string path, string message)
    {
        var error = Errors("[]", $"[{rule}]").ShouldHaveSingleItem();

        error.Path.ShouldBe($"apps[0].rewards[0].{path}");
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Ids_are_unique() =>
        Errors($$"""[ { "id": "f", {{On}}, {{Acts}} }, { "id": "f", {{On}}, {{Acts}} } ]""").ShouldHaveSingleItem().Path.ShouldBe("apps[0].flows[1].id");

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var document = Read($$"""
            [ { "id": "f", "trigger": { "type": "periodic", "event": "order", "count": 3 },
                "filters": [ { "key": "plan", "operator": "notContains", "value": "x", "custom": true } ],
                "actions": [ { "type": "changeProperty", "target": "referrers", "referrerEvent": "app_install", "limit": 2, "count": 5, "properties": [ { "name": "c", "visibility": "private", "change": "setNumber", "value": 7 } ] } ] } ]
            """, """[ { "id": "r", "approval": "automatic", "holdDays": 7, "referred": { "event": "install", "amount": 2.5 }, "caps": { "perReferrerMonth": 3, "budget": 10 } } ]""");
        var typed = JsonSerializer.Deserialize<ConfigurationDocument>(document, DocumentJson.Typed).ShouldNotBeNull();

        var flow = typed.Apps[0].Flows.ShouldHaveSingleItem();
        flow.Trigger.ShouldBe(new FlowTrigger { Type = FlowTriggerType.Periodic, Event = "order", Count = 3 });
        (flow.Filters[0].Operator, flow.Filters[0].Custom).ShouldBe((FlowOperator.NotContains, true));
        (flow.Actions[0].Target, flow.Actions[0].Limit, flow.Actions[0].Count).ShouldBe((FlowTargetType.Referrers, 2, 5));
        flow.Actions[0].Properties[0].Change.ShouldBe(PropertyOperation.SetNumber);
        var rule = typed.Apps[0].Rewards.ShouldHaveSingleItem();
        (rule.Approval, rule.HoldDays, rule.Caps.PerReferrerMonth, rule.Caps.Budget).ShouldBe((RewardApproval.Automatic, 7, 3, 10));
        DocumentWarnings.Of(typed).ShouldHaveSingleItem().Path.ShouldBe("apps[0].rewards[0].referred.event");
    }

    static IReadOnlyList<DocumentError> Errors(string flows, string rewards = "[]") =>
        DocumentReader.Read(Text(flows, rewards), Example.Partners).Errors;

    static JsonObject Read(string flows, string rewards) => DocumentReader.Read(Text(flows, rewards), Example.Partners).Document.ShouldNotBeNull();

    static string Text(string flows, string rewards) =>
        $$"""{ "apps": [ { "id": "a", "flows": {{(flows.StartsWith('[') ? flows : $"[{flows}]")}}, "rewards": {{rewards}} } ] }""";
}
