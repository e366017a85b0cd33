using System.Globalization;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Feeds;

/// <summary>What CleverTap was told comes back by its export, with numbers that agree on both sides.</summary>
public sealed class FullCircleTests
{
    const string Integration = """
        { "id": "ct", "partner": "clevertap", "active": true, "installs": "all", "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "http://sandbox.test/clevertap" } }
        """;

    // CleverTap tells whole seconds, so what follows an install within one would seem to have been before it.
    readonly string _soon = DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Messages_and_uninstalls_come_back_and_are_told_to_nobody_who_knows_them()
    {
        await using var shop = await StartAsync(Integration);
        await InstallAsync(shop, phones: 6);
        await LeadAsync(shop, shop.Http.BaseAddress!, """ "profiles": true, """);
        var before = await shop.CleverTapEventsAsync();

        await shop.AtCleverTapAsync("campaigns", $$"""{ "id": 77, "deepLink": "shop://sale", "clicked": 0.5, "at": {{_soon}} }""");
        await shop.AtCleverTapAsync("events", $$"""{ "name": "App Uninstalled", "to": { "objectIds": ["__gi-1", "__gi-3"] }, "at": {{_soon}} }""");
        await shop.AtCleverTapAsync("export");
        var export = await shop.ExportedAsync();
        var ledger = await shop.SettledAsync("ct");

        var back = (await shop.StreamAsync()).Where(happened => happened["origin"] is not null).ToList();
        ByName(back).ShouldBe(
            new Dictionary<string, int>
            {
                ["Notification Sent"] = 6, ["Push Impressions"] = 6, ["Notification Viewed"] = 6, ["Notification Clicked"] = 3, ["UTM Visited"] = 3, ["App Uninstalled"] = 2,
            },
            ignoreOrder: true);
        (export["accepted"]!["events"]!.GetValue<int>(), export["refused"]!["events"]!.GetValue<int>()).ShouldBe((26, 0));
        back.Where(happened => $"{happened["kind"]}" == "reengagement").Select(happened => $"{happened["userId"]} {happened["credit"]!["source"]} {happened["credit"]!["campaignId"]}")
            .ShouldBe(["user-2 CLEVERTAP 77", "user-4 CLEVERTAP 77", "user-6 CLEVERTAP 77"], ignoreOrder: true);

        (await shop.GetAsync("/api/manage/v1/apps/shop/installs/i-1"))["uninstalledAt"].ShouldNotBeNull();
        (await shop.GetAsync("/api/manage/v1/apps/shop/installs/i-2"))["uninstalledAt"].ShouldBeNull();
        var summer = (await shop.GetAsync("/api/manage/v1/apps/shop/reports/campaigns"))["campaigns"]!.AsArray().Single(campaign => $"{campaign!["id"]}" == "AbC123")!;
        summer["figures"]!["uninstalls"]!.GetValue<int>().ShouldBe(1);

        ledger["skipped"]!["loop_guard"]!.GetValue<int>().ShouldBe(back.Count);
        (await shop.CleverTapEventsAsync()).Count(happened => $"{happened["source"]}" != "CleverTap").ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_server_that_was_away_busy_and_lost_answers_has_everything_and_nothing_twice()
    {
        await using var shop = await StartAsync(Integration);
        await InstallAsync(shop, phones: 3);
        var isUp = true;
        await using var gateway = await Gateway.StartAsync(() => isUp ? shop.Http.BaseAddress : null);
        await LeadAsync(shop, gateway.Address, """ "batchesPerRequest": 2, "firstRetryMs": 50, "longestRetryMs": 200, """);

        gateway.Expect(new Mishap(429, RetryAfter: 1), new Mishap(503), new Mishap());
        await shop.AtCleverTapAsync("campaigns", $$"""{ "id": 77, "clicked": 1, "at": {{_soon}} }""");
        await shop.AtCleverTapAsync("export");
        await shop.ExportedAsync();

        isUp = false;
        await shop.KillAsync();
        await shop.AtCleverTapAsync("events", $$"""{ "name": "App Uninstalled", "at": {{_soon}} }""");
        await shop.AtCleverTapAsync("export?again=true");
        await shop.UntilAsync(() => Task.FromResult(gateway.Statuses), statuses => statuses.Count(status => status is null) >= 3);
        await shop.ReopenAsync();
        isUp = true;
        var export = await shop.ExportedAsync();

        var back = (await shop.StreamAsync()).Where(happened => happened["origin"] is not null).ToList();
        ByName(back).ShouldBe(
            new Dictionary<string, int>
            {
                ["Notification Sent"] = 3, ["Push Impressions"] = 3, ["Notification Viewed"] = 3, ["Notification Clicked"] = 3, ["UTM Visited"] = 3, ["App Uninstalled"] = 3,
            },
            ignoreOrder: true);
        back.Count(happened => $"{happened["kind"]}" == "reengagement").ShouldBe(3);
        gateway.Statuses.Take(4).ShouldBe([429, 503, null, 202]);
        (export["accepted"]!["events"]!.GetValue<int>(), export["refused"]!["events"]!.GetValue<int>()).ShouldBe((15 + 18, 0));

        var feed = await shop.GetAsync("/api/manage/v1/apps/shop/feeds/clevertap");
        (feed["repeated"]!.GetValue<int>(), feed["repeatedEvents"]!.GetValue<int>()).ShouldBe((2, 15));
    }

    [Fact]
    public async Task More_batches_a_second_than_the_feed_allows_come_a_little_later()
    {
        await using var shop = await StartAsync(Integration, """, "batchesPerSecond": 2""");
        await InstallAsync(shop, phones: 5);
        await LeadAsync(shop, shop.Http.BaseAddress!, """ "batchesPerRequest": 1, "firstRetryMs": 50, """);

        await shop.AtCleverTapAsync("events", """{ "name": "App Launched" }""");
        await shop.AtCleverTapAsync("export");
        var export = await shop.ExportedAsync();

        export["requests"]!.GetValue<int>().ShouldBeGreaterThan(5);
        (await shop.StreamAsync()).Count(happened => $"{happened["name"]}" == "App Launched").ShouldBe(5);
    }

    [Fact]
    public async Task An_install_that_came_as_a_visit_from_Waymark_itself_wins_nobody_back()
    {
        await using var shop = await StartAsync(Integration.Replace(
            "\"baseUrl\"", "\"installMode\": \"partner\", \"partnerName\": \"attribution partner\", \"token\": \"test-token\", \"baseUrl\"", StringComparison.Ordinal));
        await InstallAsync(shop, phones: 1);
        await LeadAsync(shop, shop.Http.BaseAddress!);

        await shop.AtCleverTapAsync("export");
        await shop.ExportedAsync();

        var back = (await shop.StreamAsync()).Where(happened => happened["origin"] is not null).ToList();
        back.Select(happened => $"{happened["kind"]} {happened["name"]}").ShouldBe(["feed UTM Visited"]);
    }

    [Fact]
    public async Task An_export_of_everything_tells_no_other_partner_twice()
    {
        await using var shop = await StartAsync($$"""
            {{Integration}}, { "id": "hook", "partner": "webhook", "active": true, "events": [ { "event": "*" } ], "settings": { "url": "{{Shop.Sandbox}}echo/hook/" } }
            """);
        await InstallAsync(shop, phones: 1);
        await shop.Phone("i-1").DoAsync("add_to_cart");
        await shop.SettledAsync("ct");
        await LeadAsync(shop, shop.Http.BaseAddress!, """ "events": ["*"], """);

        await shop.AtCleverTapAsync("events", """{ "name": "App Launched" }""");
        await shop.AtCleverTapAsync("export");
        await shop.ExportedAsync();
        await shop.SettledAsync("hook");

        (await shop.StreamAsync()).Where(happened => $"{happened["kind"]}" == "feed").Select(happened => $"{happened["name"]} {happened["origin"]!["isOurs"]}")
            .ShouldBe(["inorganic_install true", "add_to_cart true", "App Launched false"], ignoreOrder: true);
        (await shop.TakenAsync("echo-control/hook")).Select(call => $"{JsonNode.Parse($"{call["body"]}")!["event"]}").Where(name => name is "add_to_cart" or "App Launched" or "inorganic_install")
            .ShouldBe(["add_to_cart", "App Launched"]);
    }

    [Fact]
    public async Task An_export_file_can_be_imported_and_twice_changes_nothing()
    {
        await using var shop = await StartAsync(Integration);
        await InstallAsync(shop, phones: 2);
        await shop.AtCleverTapAsync("events", $$"""{ "name": "App Uninstalled", "at": {{_soon}} }""");

        var file = await shop.ExportFileAsync("App Uninstalled");
        await ImportAsync(shop, file);
        await ImportAsync(shop, file);

        file.Count.ShouldBe(3);
        (await shop.StreamAsync()).Where(happened => $"{happened["kind"]}" == "feed").Select(happened => $"{happened["name"]} {happened["userId"]} {happened["installInstanceId"]}")
            .ShouldBe(["App Uninstalled user-1 i-1", "App Uninstalled user-2 i-2"]);
        (await shop.GetAsync("/api/manage/v1/apps/shop/installs/i-2"))["uninstalledAt"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("broadcast")]
    [InlineData("single")]
    [InlineData("capitalised")]
    public async Task A_webhook_campaign_of_each_shape_is_an_event_of_each_person(string shape)
    {
        await using var shop = await StartAsync(Integration);
        await InstallAsync(shop, phones: 2);
        var campaign = $$"""{ "address": "{{shop.Http.BaseAddress}}v2/webhooks/hook_secret_of_shop", "shape": "{{shape}}", "keyValues": { "event": "Cart Left" } }""";

        var fired = await shop.AtCleverTapAsync("webhooks", campaign);
        await shop.AtCleverTapAsync("webhooks", campaign);

        fired["delivered"]!.GetValue<int>().ShouldBe(shape == "single" ? 2 : 1);
        (await shop.StreamAsync()).Where(happened => $"{happened["name"]}" == "Cart Left").Select(happened => $"{happened["userId"]} {happened["installInstanceId"]}")
            .ShouldBe(["user-1 i-1", "user-2 i-2"]);
    }

    static Task<Shop> StartAsync(string integration, string feed = "") => Shop.StartAsync(new ShopPlan(integration)
    {
        App = $$"""
            "feeds": [ { "id": "clevertap", "key": "feed_key", "secret": "feed_secret", "webhookSecret": "hook_secret_of_shop"{{feed}} } ]
            """,
    });

    /// <summary>The first one comes by a campaign; all are known at CleverTap when it is done.</summary>
    static async Task InstallAsync(Shop shop, int phones)
    {
        for (var number = 1; number <= phones; number++)
        {
            var phone = shop.Phone($"i-{number}");
            await phone.InstallAsync(number == 1 ? "/AbC123" : null);
            await phone.HandOverAsync(new() { ["clevertap_id"] = $"__gi-{number}" });
            await phone.SignUpAsync($"user-{number}", ("name", $"Nila {number}"));
        }

        await shop.SettledAsync("ct");
    }

    static async Task ImportAsync(Shop shop, IReadOnlyList<string> file)
    {
        var lines = new StringContent(string.Join('\n', file.Skip(1)));
        using var answer = await shop.Http.PostAsync(
            $"/api/manage/v1/apps/shop/feeds/clevertap/import?event={Uri.EscapeDataString(file[0])}&timeZone=UTC&line=2", lines, TestContext.Current.CancellationToken);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["taken"]!.GetValue<int>().ShouldBe(file.Count - 1);
    }

    static Task LeadAsync(Shop shop, Uri address, string more = "") =>
        shop.LeadFeedAsync($$"""{ {{more}} "address": "{{address}}v2", "key": "feed_key", "secret": "feed_secret" }""");

    static Dictionary<string, int> ByName(IEnumerable<JsonNode> back) =>
        back.Where(happened => $"{happened["kind"]}" == "feed").CountBy(happened => $"{happened["name"]}").ToDictionary();
}
