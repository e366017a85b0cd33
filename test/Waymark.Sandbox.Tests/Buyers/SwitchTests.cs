using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer who switches a partner off and on again.</summary>
public sealed class SwitchTests
{
    [Fact]
    public async Task What_happens_while_it_is_off_is_never_sent_and_what_happened_before_stays_as_it_was_told()
    {
        await using var shop = await Shop.StartAsync(Hook(active: true));
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("before");
        await shop.SettledAsync("hook");

        await shop.ApplyAsync(Hook(active: false));
        await phone.DoAsync("meanwhile");
        await phone.DoAsync("meanwhile");
        $"{(await shop.SettledAsync("hook"))["state"]}".ShouldBe("inactive");

        await shop.ApplyAsync(Hook(active: true));
        await phone.DoAsync("after");
        var ledger = await shop.SettledAsync("hook");

        (await NamesAsync(shop)).ShouldBe(["install", "before", "after"]);
        (ledger["sent"]!.GetValue<long>(), ledger["skipped"]!["partner_inactive"]!.GetValue<long>()).ShouldBe((3, 2));
        (await shop.StandingsAsync("hook", "before")).ShouldBe(["sent"]);
        (await shop.StandingsAsync("hook", "meanwhile")).ShouldBe(["skipped partner_inactive", "skipped partner_inactive"]);
        (await shop.ExplainAsync("hook", "meanwhile")).ShouldContain("[switched off] → partner_inactive");
    }

    [Fact]
    public async Task Switching_it_off_stops_what_is_still_on_its_way()
    {
        await using var shop = await Shop.StartAsync(Hook(active: true));
        await shop.ProgrammeAsync("echo-control/hook", """{ "then": { "status": 503 } }""");
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("backlog");
        await shop.LedgerAsync("hook", ledger => $"{ledger["state"]}" == "backing_off");

        await shop.ApplyAsync(Hook(active: false));
        await shop.LedgerAsync("hook", ledger => ledger["skipped"]!["partner_inactive"]?.GetValue<long>() == 2);
        await shop.ProgrammeAsync("echo-control/hook", "{}");
        await shop.ApplyAsync(Hook(active: true));
        await phone.DoAsync("after");
        await shop.SettledAsync("hook");

        (await NamesAsync(shop)).ShouldBe(["after"]);
    }

    static async Task<IEnumerable<string>> NamesAsync(Shop shop) =>
        (await shop.TakenAsync("echo-control/hook")).Select(call => $"{JsonNode.Parse($"{call["body"]}")!["event"]}");

    static string Hook(bool active) => $$"""
        { "id": "hook", "partner": "webhook", "active": {{(active ? "true" : "false")}}, "events": [ { "event": "*" } ],
          "settings": { "url": "{{Shop.Sandbox}}echo/hook/", "callsInFlight": 1 } }
        """;
}
