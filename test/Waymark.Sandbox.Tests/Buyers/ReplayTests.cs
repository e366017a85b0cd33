using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer who wants partners to be told again.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Dead_letters_a_range_and_what_was_missed_are_sent_again()
    {
        await using var shop = await Shop.StartAsync($"{Hook}, {CleverTap}");
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("first");
        await phone.DoAsync("second");
        await shop.SettledAsync("hook");
        await shop.LedgerAsync("ct", ledger => ledger["dead"]!.GetValue<long>() == 3);

        // Dead letters: nobody had told CleverTap's id. They go to where they belong once it is known.
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await shop.SettledAsync("ct");
        (await ReplayAsync(shop, "ct", new() { ["state"] = "dead", ["reason"] = "no_clevertap_id" }))["replayed"]!.GetValue<long>().ShouldBe(3);
        await shop.LedgerAsync("ct", ledger => ledger["dead"]!.GetValue<long>() == 0 && ledger["retrying"]!.GetValue<long>() == 0);
        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]}").ShouldBe(["organic_install", "first", "second"]);
        (await shop.StandingsAsync("ct", "first")).ShouldBe(["sent"]);

        // A range: everything in it, again, under the same ids; the live ledger stays as it was.
        var before = await shop.SettledAsync("hook");
        var run = (await ReplayAsync(shop, "hook", new() { ["from"] = 2, ["to"] = 3 }))["run"]!.GetValue<int>();
        var after = await FinishedAsync(shop, "hook", run);
        after["ledger"]!["sent"]!.GetValue<long>().ShouldBe(2);
        (await shop.LedgerAsync("hook"))["sent"]!.GetValue<long>().ShouldBe(before["sent"]!.GetValue<long>());
        (await NamesAsync(shop)).ShouldBe(["install", "first", "second", "identified", "first", "second"]);
        (await IdsAsync(shop)).Distinct().Count().ShouldBe(4);

        // What was missed: switched off for a while, and only that is told.
        await shop.ApplyAsync($"{Hook.Replace("\"active\": true", "\"active\": false", StringComparison.Ordinal)}, {CleverTap}");
        await phone.DoAsync("missed");
        await shop.SettledAsync("hook");
        await shop.ApplyAsync($"{Hook}, {CleverTap}");
        run = (await ReplayAsync(shop, "hook", new() { ["from"] = 1, ["missed"] = true }))["run"]!.GetValue<int>();
        after = await FinishedAsync(shop, "hook", run);
        (after["ledger"]!["sent"]!.GetValue<long>(), after["ledger"]!["skipped"]!["duplicate"]!.GetValue<long>()).ShouldBe((1, 4));
        (await NamesAsync(shop)).Skip(6).ShouldBe(["missed"]);

        // Whoever asks for it twice gets nothing twice.
        run = (await ReplayAsync(shop, "hook", new() { ["from"] = 1, ["missed"] = true }))["run"]!.GetValue<int>();
        (await FinishedAsync(shop, "hook", run))["ledger"]!["sent"]!.GetValue<long>().ShouldBe(0);
    }

    static Task<JsonNode> ReplayAsync(Shop shop, string integration, JsonObject command) =>
        shop.PostAsync($"/api/manage/v1/apps/shop/integrations/{integration}/replay", command);

    static async Task<JsonNode> FinishedAsync(Shop shop, string integration, int run)
    {
        var ledger = await shop.LedgerAsync(integration, ledger => Find(ledger) is { } replay && replay["finished"]!.GetValue<bool>() && replay["ledger"]!["retrying"]!.GetValue<long>() == 0);
        return Find(ledger)!;

        JsonNode? Find(JsonNode from) => from["replays"]!.AsArray().FirstOrDefault(replay => replay!["run"]!.GetValue<int>() == run);
    }

    static async Task<IEnumerable<string>> NamesAsync(Shop shop) => (await BodiesAsync(shop)).Select(body => $"{body["event"]}");

    static async Task<IEnumerable<string>> IdsAsync(Shop shop) => (await BodiesAsync(shop)).Select(body => $"{body["event_id"]}");

    static async Task<IEnumerable<JsonNode>> BodiesAsync(Shop shop) => (await shop.TakenAsync("echo-control/hook")).Select(call => JsonNode.Parse($"{call["body"]}")!);

    static string Hook => $$"""
        { "id": "hook", "partner": "webhook", "active": true, "events": [ { "event": "*" } ],
          "settings": { "url": "{{Shop.Sandbox}}echo/hook/", "callsInFlight": 1 } }
        """;

    static string CleverTap => $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "holdHours": 0, "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "{{Shop.Sandbox}}clevertap" } }
        """;
}
