using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Fraud;

/// <summary>What partners hear of installs that rules of fraud take away: nothing, unless they ask for the rejections.</summary>
public sealed class RejectionTests
{
    const string Rules = """
        "fraud": { "validations": [
          { "id": "no_summer", "campaigns": ["AbC123"], "mode": "block", "outcome": "block" },
          { "id": "no_autumn", "campaigns": ["XyZ789"], "mode": "block", "outcome": "organic" } ] }
        """;

    const string Partners = $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "sendRejected": true, "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "token": "test-token", "baseUrl": "{{Shop.Sandbox}}clevertap" } },
        { "id": "crm", "partner": "webhook", "active": true, "events": [ { "event": "*" } ], "settings": { "url": "{{Shop.Sandbox}}echo/crm/" } },
        { "id": "nw", "partner": "template", "active": true, "sendRejected": true, "sources": ["META"], "installs": "thisPartner",
          "settings": { "rejectionUrl": "{{Shop.Sandbox}}echo/nw/?c={campaign_id}&r={blocked_reason}&s={blocked_sub_reason}&t={rejection_type}&o={rejection_reason}" } }
        """;

    [Fact]
    public async Task A_fake_install_is_told_to_nobody_and_its_rejection_to_those_who_ask()
    {
        await using var shop = await Shop.StartAsync(new ShopPlan(Partners) { App = Rules });
        await UseAsync(shop, "i-fake", "/AbC123");

        var (ct, crm, nw) = (await shop.SettledAsync("ct"), await shop.SettledAsync("crm"), await shop.SettledAsync("nw"));

        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]}").ShouldBe(["install_rejected"]);
        (ct["sent"]!.GetValue<long>(), ct["skipped"]!["install_blocked"]!.GetValue<long>()).ShouldBe((1, 3));
        (await shop.TakenAsync("echo-control/crm")).ShouldBeEmpty();
        (crm["sent"]!.GetValue<long>(), crm["skipped"]!["type_disabled"]!.GetValue<long>()).ShouldBe((0, 1));
        nw["sent"]!.GetValue<long>().ShouldBe(1);
        $"{(await shop.TakenAsync("echo-control/nw")).Single()["query"]}".TrimStart('?').ShouldBe("c=AbC123&r=validation_rule&s=campaign%20AbC123&t=fake&o=no_summer");
        (await shop.ExplainAsync("crm", "add_to_cart")).ShouldContain("[the install counts nowhere: validation_rule] → install_blocked");
    }

    [Fact]
    public async Task A_hijacked_install_is_told_as_organic_and_its_network_hears_why()
    {
        await using var shop = await Shop.StartAsync(new ShopPlan(Partners) { App = Rules });
        await UseAsync(shop, "i-taken", "/XyZ789");

        var (_, crm, nw) = (await shop.SettledAsync("ct"), await shop.SettledAsync("crm"), await shop.SettledAsync("nw"));

        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]}").Order(StringComparer.Ordinal).ShouldBe(["add_to_cart", "install_rejected", "organic_install"]);
        (await shop.BodiesAsync("echo-control/crm", "", bodies => bodies.Count >= 3)).ShouldAllBe(body => $"{body["credit"]!["source"]}" == "ORGANIC");
        crm["skipped"]!["type_disabled"]!.GetValue<long>().ShouldBe(1);
        // What was taken from another network is none of its business.
        (nw["sent"]!.GetValue<long>(), nw["skipped"]!["not_attributed_to_partner"]!.GetValue<long>()).ShouldBe((0, 2));
    }

    static async Task UseAsync(Shop shop, string install, string link)
    {
        var phone = shop.Phone(install);
        await phone.InstallAsync(link);
        await phone.HandOverAsync(new JsonObject { ["clevertap_id"] = $"__g{install.Replace("-", "", StringComparison.Ordinal)}" });
        await phone.DoAsync("add_to_cart");
    }
}
