using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Referrals;

/// <summary>A flow that sets a referrer, from a phone to CleverTap, over HTTP all the way.</summary>
public sealed class SmartFlowTests
{
    const string CleverTap = $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "holdHours": 0,
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "token": "test-token", "region": "EU", "baseUrl": "{{Shop.Sandbox}}clevertap", "installMode": "upload" },
          "events": [ { "event": "level_5" } ] }
        """;

    const string Flows = """
        "flows": [
          { "id": "thanks", "trigger": { "type": "event", "event": "Subscription Started", "count": 0 },
            "filters": [ { "key": "plan", "operator": "equals", "value": "yearly", "custom": true }, { "key": "platform", "operator": "equals", "value": "android" } ],
            "actions": [ { "type": "setReferrer", "limit": 1, "data": { "coins": 50, "plan": "[EVENT.plan]" } } ] },
          { "id": "credit", "trigger": { "type": "event", "event": "level_5" },
            "actions": [ { "type": "changeProperty", "target": "referrers", "referrerEvent": "Subscription Started", "count": 2, "properties": [ { "name": "credits", "change": "increment", "value": 10 } ] },
                         { "type": "webhook", "event": "nobody", "target": "referrers", "referrerEvent": "another event" } ] } ],
        "rewards": [ { "id": "friends", "approval": "automatic", "referrer": { "event": "Referred Subscription Started", "amount": 100 } } ]
        """;

    // CleverTap takes objects only where that is switched on.
    static readonly SandboxOptions Stage = new() { Accounts = [AccountSettings.Default with { NestedObjects = true }] };

    [Fact]
    public async Task A_subscription_makes_a_referrer_and_both_profiles_hear_of_it_once()
    {
        await using var shop = await Shop.StartAsync(new ShopPlan(CleverTap) { App = Flows, Stage = Stage });
        var (anna, ben, carol) = (shop.Phone("phone-anna"), shop.Phone("phone-ben"), shop.Phone("phone-carol"));

        await anna.InstallAsync();
        await anna.SignUpAsync("anna");
        await ben.InstallAsync();
        await ben.SignUpAsync("ben");
        await carol.InstallAsync();
        await carol.SignUpAsync("carol");
        await ben.DoAsync("Subscription Started", new() { ["plan"] = "monthly", ["referrer_user_id"] = "anna" });
        await ben.DoAsync("Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });
        await ben.DoAsync("Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });
        await carol.DoAsync("Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "anna" });
        await carol.DoAsync("Subscription Started", new() { ["plan"] = "yearly", ["referrer_user_id"] = "carol" });
        await ben.DoAsync("level_5");
        await carol.DoAsync("level_5");

        var told = (await shop.StreamAsync()).Where(happened => $"{happened["kind"]}" == "referral").ToList();
        told.Select(happened => $"{happened["name"]} {happened["userId"]}").ShouldBe(
        [
            "Referred Subscription Started ben", "Generated Subscription Started anna",
            "Referred Subscription Started carol", "Generated Subscription Started anna",
        ]);
        told.ShouldAllBe(happened => JsonNode.DeepEquals(happened["attributes"]!["Event Data"], JsonNode.Parse("""{ "coins": 50, "plan": "yearly" }""")));

        (await ReasonsAsync(shop, "thanks")).ShouldBe(["filter", "done", "limit", "done", "self_referral"]);
        (await ReasonsAsync(shop, "credit")).ShouldBe(["count", "no_referrer", "done", "no_referrer"]);
        $"{(await shop.GetAsync("/api/manage/v1/apps/shop/users/anna"))["publicProperties"]!["credits"]}".ShouldBe("10");

        var rewards = (await shop.GetAsync("/api/manage/v1/apps/shop/rewards"))["rewards"]!.AsArray();
        rewards.Select(reward => $"{reward!["recipient"]!["userId"]} {reward["referred"]!["userId"]} {reward["state"]}").ShouldBe(["anna carol approved", "anna ben approved"], ignoreOrder: true);

        var heard = await shop.UntilAsync(() => shop.CleverTapEventsAsync(), events => events.Count(IsReferral) >= 4);
        heard.Count(IsReferral).ShouldBe(4);
        heard.Where(IsReferral).Select(happened => $"{happened["name"]} {happened["identity"]}").ShouldBe(
        [
            "Referred Subscription Started ben", "Generated Subscription Started anna",
            "Referred Subscription Started carol", "Generated Subscription Started anna",
        ], ignoreOrder: true);
        heard.Where(IsReferral).ShouldAllBe(happened => JsonNode.DeepEquals(happened["properties"]!["Event Data"], JsonNode.Parse("""{ "coins": 50, "plan": "yearly" }""")));
        heard.Where(IsReferral).ShouldAllBe(happened => happened["properties"]!["waymark"] == null && happened["properties"]!["Status"] == null);
    }

    static bool IsReferral(JsonNode happened) => $"{happened["name"]}".EndsWith("Subscription Started", StringComparison.Ordinal);

    static async Task<IEnumerable<string>> ReasonsAsync(Shop shop, string flow) =>
        (await shop.GetAsync($"/api/manage/v1/apps/shop/flows/{flow}/runs"))["runs"]!.AsArray().Reverse().Select(run => $"{run!["reason"] ?? "done"}");
}
