using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer whose partners know people by the app's own user id.</summary>
public sealed class CustomerUserIdTests
{
    [Fact]
    public async Task Without_the_user_id_events_are_held_and_go_out_in_order_once_it_is_told()
    {
        await using var shop = await Shop.StartAsync($"{Asks(72)}, {Matches(72)}");
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("browse");

        foreach (var integration in (string[])["hook", "ct"])
        {
            (await shop.SettledAsync(integration))["held"]!.GetValue<long>().ShouldBe(2, integration);
            (await shop.StandingsAsync(integration, "browse")).ShouldBe(["held missing_cuid"], integration);
        }

        (await shop.ExplainAsync("hook", "browse")).ShouldContain("8. FAILED  The ids that the integration asks for are known. [user id not known, device id not asked for] → missing_cuid");
        (await shop.ExplainAsync("ct", "browse")).ShouldContain("No request: held, missing_cuid");
        (await shop.ReceivedAsync("echo-control/hook")).ShouldBeEmpty();
        (await shop.CleverTapEventsAsync()).ShouldBeEmpty();

        await phone.SignUpAsync("u-1");
        await phone.DoAsync("purchase");

        foreach (var integration in (string[])["hook", "ct"])
        {
            var ledger = await shop.LedgerAsync(integration, ledger => ledger["held"]!.GetValue<long>() == 0 && ledger["events"]!.GetValue<long>() == 4);
            ledger["dead"]!.GetValue<long>().ShouldBe(0, integration);
            (await shop.StandingsAsync(integration, "browse")).ShouldBe(["sent"], integration);
        }

        (await shop.TakenAsync("echo-control/hook")).Select(call => $"{JsonNode.Parse($"{call["body"]}")!["event"]}").ShouldBe(["install", "browse", "signup", "purchase"]);
        var inCleverTap = await shop.CleverTapEventsAsync();
        inCleverTap.Select(happened => $"{happened["name"]}").ShouldBe(["organic_install", "browse", "purchase"]);
        inCleverTap.ShouldAllBe(happened => $"{happened["identity"]}" == "u-1");
    }

    [Fact]
    public async Task After_the_limit_events_are_given_up_with_the_reason_and_can_be_sent_again()
    {
        await using var shop = await Shop.StartAsync($"{Asks(0)}, {Matches(0)}");
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("browse");

        var skipped = await shop.LedgerAsync("hook", ledger => ledger["skipped"]!["missing_cuid"]?.GetValue<long>() == 2);
        var dead = await shop.LedgerAsync("ct", ledger => ledger["dead"]!.GetValue<long>() == 2);

        ($"{skipped["balanced"]}", $"{dead["balanced"]}").ShouldBe(("true", "true"));
        (await shop.StandingsAsync("hook", "browse")).ShouldBe(["skipped missing_cuid"]);
        (await shop.StandingsAsync("ct", "browse")).ShouldBe(["dead missing_cuid"]);
        (await shop.ExplainAsync("hook", "browse")).ShouldContain("skipped, missing_cuid");
        (await shop.ExplainAsync("ct", "browse")).ShouldContain("dead, missing_cuid");

        await phone.SignUpAsync("u-1");
        await shop.SettledAsync("ct");
        await shop.PostAsync("/api/manage/v1/apps/shop/integrations/ct/replay", new() { ["state"] = "dead" });
        await shop.LedgerAsync("ct", ledger => ledger["dead"]!.GetValue<long>() == 0 && ledger["retrying"]!.GetValue<long>() == 0);

        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]} {happened["identity"]}").ShouldBe(["organic_install u-1", "browse u-1"]);
    }

    static string Asks(int hours) => $$"""
        { "id": "hook", "partner": "webhook", "active": true, "requireUserId": true, "holdHours": {{hours}}, "events": [ { "event": "*" } ],
          "settings": { "url": "{{Shop.Sandbox}}echo/hook/", "callsInFlight": 1 } }
        """;

    static string Matches(int hours) => $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "holdHours": {{hours}}, "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "matchBy": "customerUserId", "baseUrl": "{{Shop.Sandbox}}clevertap" } }
        """;
}
