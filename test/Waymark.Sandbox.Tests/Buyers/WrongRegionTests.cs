using System.Net;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer who does not know where their CleverTap account lives.</summary>
public sealed class WrongRegionTests
{
    static readonly AccountSettings InIndia = AccountSettings.Default with { Id = "ACC-INDIA", Region = "IN" };

    [Theory]
    [InlineData("MARS")]
    [InlineData("IN2")]
    [InlineData("https://in1.api.clevertap.com")]
    public async Task A_region_that_does_not_exist_is_refused_when_it_is_saved(string region)
    {
        await using var shop = await Shop.StartAsync("");

        var (status, text) = await shop.TryApplyAsync(Partner(active: true, $"\"region\": \"{region}\""));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        text.ShouldContain("apps[0].integrations[0].settings.region");
        text.ShouldContain("is not a region of CleverTap; use one of EU, IN, US, SG, SK, ID, UAE");
        (await shop.GetAsync("/api/manage/v1/apps/shop/integrations"))["integrations"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_region_may_be_written_in_any_letter_case_and_its_host_is_shown()
    {
        string[] regions = ["in1", "In", " uae ", "aps3", "eu1"];
        await using var shop = await Shop.StartAsync(string.Join(",", regions.Select((region, number) => Partner(active: false, $"\"region\": \"{region}\"", $"ct{number}"))));

        (await shop.GetAsync("/api/manage/v1/apps/shop/integrations"))["integrations"]!.AsArray().Select(one => $"{one!["target"]}").ShouldBe(
            ["https://in1.api.clevertap.com", "https://in1.api.clevertap.com", "https://mec1.api.clevertap.com", "https://aps3.api.clevertap.com", "https://api.clevertap.com"]);
    }

    [Fact]
    public async Task A_region_that_is_not_the_accounts_breaks_the_integration_and_loses_nothing()
    {
        await using var shop = await Shop.StartAsync(new ShopPlan(Partner(active: true, At("eu1"))) { Stage = new() { Accounts = [InIndia] } });
        await shop.Phone("i-1").UseTheAppAsync(new() { ["clevertap_id"] = "__g1" });

        var ledger = await shop.LedgerAsync("ct", ledger => $"{ledger["state"]}" == "broken");

        $"{ledger["reason"]}".ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
        $"{(await shop.IntegrationAsync("ct"))["probe"]}".ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
        ledger["events"]!.GetValue<long>().ShouldBe(0);
        (await shop.StandingsAsync("ct", "install")).ShouldBe(["waiting"]);
        (await shop.CleverTapEventsAsync("ACC-INDIA")).ShouldBeEmpty();

        await shop.ApplyAsync(Partner(active: true, At("in1")));
        ledger = await shop.SettledAsync("ct");

        ($"{ledger["state"]}", $"{ledger["balanced"]}", ledger["dead"]!.GetValue<long>(), ledger["refused"]!.GetValue<long>()).ShouldBe(("ok", "true", 0, 0));
        (await shop.CleverTapEventsAsync("ACC-INDIA")).Select(happened => $"{happened["name"]}").ShouldBe(["organic_install", "add_to_cart", "payment"]);
    }

    [Theory]
    [InlineData("IN1", "ok")]
    [InlineData("in1", "broken")]
    [InlineData("IN", "broken")]
    public async Task As_AppsFlyers_form_reads_it_only_capitals_reach_the_account(string field, string state)
    {
        await using var shop = await Shop.StartAsync(new ShopPlan(Partner(active: true, At($"appsflyer/{field}"))) { Stage = new() { Accounts = [InIndia] } });
        await shop.Phone("i-1").UseTheAppAsync(new() { ["clevertap_id"] = "__g1" });

        await shop.LedgerAsync("ct", ledger => $"{ledger["state"]}" == state && (state == "broken" || ledger["sent"]!.GetValue<long>() == 3));

        (await shop.CleverTapEventsAsync("ACC-INDIA")).Count.ShouldBe(state == "ok" ? 3 : 0);
    }

    static string At(string region) => $"\"baseUrl\": \"{Shop.Sandbox}clevertap/{region}\"";

    static string Partner(bool active, string setting, string id = "ct") => $$"""
        { "id": "{{id}}", "partner": "clevertap", "active": {{(active ? "true" : "false")}}, "events": [ { "event": "*" } ],
          "settings": { "accountId": "ACC-INDIA", "passcode": "test-passcode", {{setting}} } }
        """;
}
