using System.Net;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer whose credentials are empty or have gone missing.</summary>
public sealed class CredentialsTests
{
    [Theory]
    [InlineData("", "settings.accountId", "is missing; add it. The Project ID")]
    [InlineData("\"accountId\": \"ACC\"", "settings.passcode", "is missing; add it. The Account Passcode")]
    [InlineData("\"accountId\": \"ACC\", \"passcode\": \"\"", "settings.passcode", "is missing; add it. The Account Passcode")]
    [InlineData("\"accountId\": \"  \", \"passcode\": \"p\"", "settings.accountId", "is missing; add it. The Project ID")]
    [InlineData("\"accountId\": \"ACC\", \"passcode\": \"p\", \"installMode\": \"partner\"", "settings.token", "the partner endpoint asks for the Project Token")]
    [InlineData("\"accountId\": \"ACC\", \"passcode\": \"${NOBODY_SET_THIS}\"", "settings.passcode", "NOBODY_SET_THIS")]
    public async Task Empty_credentials_of_an_active_integration_are_refused_when_they_are_saved(string settings, string key, string sentence)
    {
        await using var shop = await Shop.StartAsync("");

        var (status, text) = await shop.TryApplyAsync(Partner(active: true, settings));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        text.ShouldContain($"apps[0].integrations[0].{key}");
        text.ShouldContain(sentence);
        text.ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task An_inactive_integration_may_be_filled_in_later_and_hears_only_of_what_comes_then()
    {
        await using var shop = await Shop.StartAsync(Partner(active: false, ""));
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await phone.DoAsync("before");

        var ledger = await shop.SettledAsync("ct");
        $"{ledger["state"]}".ShouldBe("inactive");
        ledger["skipped"]!["partner_inactive"]!.GetValue<long>().ShouldBe(3);
        (await shop.ExplainAsync("ct", "before")).ShouldContain("1. FAILED  The integration was active when the event was received. [switched off] → partner_inactive");

        await shop.ApplyAsync(Partner(active: true, Complete));
        await phone.DoAsync("after");
        ledger = await shop.SettledAsync("ct");

        ledger["sent"]!.GetValue<long>().ShouldBe(1);
        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]}").ShouldBe(["after"]);
        (await shop.StandingsAsync("ct", "before")).ShouldBe(["skipped partner_inactive"]);
    }

    [Fact]
    public async Task Credentials_that_go_missing_later_are_named_by_the_ledger_and_the_explanation()
    {
        await using var shop = await Shop.StartAsync(new ShopPlan("""{ "id": "nw", "partner": "northwind", "active": true, "settings": { "key": "k" }, "events": [ { "event": "*" } ] }""")
        {
            Partners = [("northwind.json", Pack(""))],
        });
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await shop.SettledAsync("nw");

        // The partner asks for one credential more, and nobody has filled it in.
        await shop.KillAsync();
        await File.WriteAllTextAsync(Path.Combine(shop.PartnersDirectory, "northwind.json"), Pack(""", { "name": "secret", "description": "Your secret.", "required": true, "secret": true }"""), TestContext.Current.CancellationToken);
        await shop.ReopenAsync();
        await phone.DoAsync("purchase");
        var ledger = await shop.SettledAsync("nw");

        $"{ledger["state"]}".ShouldBe("broken");
        $"{ledger["reason"]}".ShouldContain("secret");
        ledger["skipped"]!["missing_credentials"]!.GetValue<long>().ShouldBe(1);
        (await shop.StandingsAsync("nw", "purchase")).ShouldBe(["skipped missing_credentials"]);
        (await shop.ExplainAsync("nw", "purchase")).ShouldContain("2. FAILED  The partner's settings are complete and valid. [something is missing or wrong] → missing_credentials");
    }

    [Fact]
    public async Task Wrong_credentials_are_named_before_anything_is_sent()
    {
        await using var shop = await Shop.StartAsync(Partner(active: true, Complete.Replace("test-passcode", "of-last-year", StringComparison.Ordinal)));

        var ledger = await shop.LedgerAsync("ct", ledger => $"{ledger["state"]}" == "broken");

        $"{ledger["reason"]}".ShouldBe("CleverTap refused the credentials: wrong region or wrong passcode");
        $"{(await shop.PostAsync("/api/manage/v1/apps/shop/integrations/ct/test", []))["works"]}".ShouldNotBe("true");
    }

    static string Complete => $"\"accountId\": \"TEST-ACC-0001\", \"passcode\": \"test-passcode\", \"baseUrl\": \"{Shop.Sandbox}clevertap\"";

    static string Partner(bool active, string settings) => $$"""
        { "id": "ct", "partner": "clevertap", "active": {{(active ? "true" : "false")}}, "events": [ { "event": "*" } ], "settings": { {{settings}} } }
        """;

    static string Pack(string more) => $$$"""
        { "name": "northwind", "displayName": "Northwind", "documentation": "https://northwind.example/docs", "checkedOn": "2026-11-21", "class": "own",
          "settings": [ { "name": "key", "description": "Your key.", "required": true, "secret": true }{{{more}}} ],
          "urls": { "install": "{{{Shop.Sandbox}}}echo/northwind/{event_name}?k={key}", "event": "{{{Shop.Sandbox}}}echo/northwind/{event_name}?k={key}" } }
        """;
}
