using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer whose receivers are away, slow or lost in thought, and whose server is killed in the middle of it.</summary>
public sealed class OutageTests
{
    const int Phones = 6;
    const int Deeds = 10;

    [Fact]
    public async Task While_the_receiver_is_down_nothing_is_lost_and_each_users_order_is_kept()
    {
        await using var shop = await Shop.StartAsync($"{Hook("hook")}, {CleverTap}");
        await shop.ProgrammeAsync("echo-control/hook", """{ "then": { "drop": true } }""");
        await shop.CleverTapSuffersAsync("""{ "mode": "status", "status": 503 }""");
        await LiveAsync(shop);

        foreach (var integration in (string[])["hook", "ct"])
        {
            var ledger = await shop.LedgerAsync(integration, ledger => $"{ledger["state"]}" == "backing_off");
            ledger["sent"]!.GetValue<long>().ShouldBe(0, integration);
        }

        await shop.ProgrammeAsync("echo-control/hook", "{}");
        await shop.CleverTapSuffersAsync("""{ "mode": "none" }""");

        foreach (var integration in (string[])["hook", "ct"])
        {
            await shop.SettledAsync(integration);

            // Its books are written first, and how it is doing a moment later.
            var ledger = await shop.LedgerAsync(integration, ledger => $"{ledger["state"]}" == "ok");
            (ledger["dead"]!.GetValue<long>(), ledger["refused"]!.GetValue<long>()).ShouldBe((0, 0), integration);
        }

        await ShouldHaveEverythingInOrderAsync(shop, repeats: 0);
        var told = (await shop.CleverTapEventsAsync()).Where(happened => $"{happened["name"]}" == "deed").ToList();
        told.Count.ShouldBe(Phones * Deeds);
        foreach (var mine in told.GroupBy(happened => $"{happened["objectId"]}"))
            mine.Select(happened => happened["properties"]!["number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, Deeds));
    }

    [Fact]
    public async Task A_server_that_is_killed_while_the_receiver_hangs_loses_nothing_and_repeats_at_most_what_was_in_flight()
    {
        await using var shop = await Shop.StartAsync(Hook("hook"));
        await shop.ProgrammeAsync("echo-control/hook", """{ "then": { "hang": true, "after": true } }""");
        await LiveAsync(shop);

        var hanging = await shop.UntilAsync(() => shop.ReceivedAsync("echo-control/hook"), calls => calls.Count > 0);
        await shop.KillAsync();
        await shop.ProgrammeAsync("echo-control/hook", "{}");
        await shop.ReopenAsync();
        var ledger = await shop.SettledAsync("hook");

        hanging.Count.ShouldBeLessThanOrEqualTo(4);
        ($"{ledger["balanced"]}", ledger["dead"]!.GetValue<long>()).ShouldBe(("true", 0));
        await ShouldHaveEverythingInOrderAsync(shop, repeats: 4);
    }

    [Fact]
    public async Task One_partner_that_hangs_delays_no_other()
    {
        await using var shop = await Shop.StartAsync($"{Hook("slow")}, {Hook("hook")}, {CleverTap}");
        await shop.ProgrammeAsync("echo-control/slow", """{ "then": { "hang": true } }""");
        await LiveAsync(shop);
        await shop.UntilAsync(() => shop.ReceivedAsync("echo-control/slow"), calls => calls.Count > 0);

        // While it hangs, the others are told of what happens now within a moment.
        var clock = TimeProvider.System;
        var since = clock.GetTimestamp();
        await shop.Phone("late").InstallAsync();
        await shop.SettledAsync("hook");
        await shop.SettledAsync("ct");

        clock.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await shop.LedgerAsync("slow"))["events"]!.GetValue<long>().ShouldBe(0);
        (await shop.ReceivedAsync("echo-control/slow")).ShouldAllBe(call => call["status"] == null);
        await ShouldHaveEverythingInOrderAsync(shop, repeats: 0);
    }

    static async Task LiveAsync(Shop shop)
    {
        var phones = Enumerable.Range(1, Phones).Select(number => shop.Phone($"i-{number}")).ToList();

        foreach (var phone in phones)
        {
            await phone.InstallAsync();
            await phone.HandOverAsync(new() { ["clevertap_id"] = $"__g{phone.Install}" });
        }

        for (var number = 1; number <= Deeds; number++)
        {
            foreach (var phone in phones) await phone.DoAsync("deed", new() { ["number"] = number });
        }

        await shop.StreamAsync();
    }

    static async Task ShouldHaveEverythingInOrderAsync(Shop shop, int repeats)
    {
        var told = (await shop.TakenAsync("echo-control/hook")).Select(call => JsonNode.Parse($"{call["body"]}")!).ToList();
        var once = told.DistinctBy(one => $"{one["event_id"]}").Where(one => $"{one["event"]}" == "deed").ToList();
        (told.Count - told.DistinctBy(one => $"{one["event_id"]}").Count()).ShouldBeLessThanOrEqualTo(repeats);
        once.Count.ShouldBe(Phones * Deeds);

        foreach (var mine in once.GroupBy(one => $"{one["install"]!["id"]}"))
            mine.Select(one => one["values"]!["number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, Deeds), mine.Key);
    }

    static string Hook(string id) => $$"""
        { "id": "{{id}}", "partner": "webhook", "active": true, "events": [ { "event": "*" } ],
          "settings": { "url": "{{Shop.Sandbox}}echo/{{id}}/", "callsInFlight": 4 } }
        """;

    static string CleverTap => $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "{{Shop.Sandbox}}clevertap" } }
        """;
}
