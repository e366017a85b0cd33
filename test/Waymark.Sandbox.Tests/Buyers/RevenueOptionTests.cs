using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer who wants partners to hear of purchases, but not of every figure: exactly these keys arrive.</summary>
public sealed class RevenueOptionTests
{
    static readonly string[] Values = ["af_price", "af_quantity", "af_currency", "af_content_id", "items"];

    [Theory]
    [InlineData("noValuesAndNoRevenue", false)]
    [InlineData("valuesAndNoRevenue", false)]
    [InlineData("valuesAndNoRevenue", true)]
    [InlineData("valuesAndRevenue", false)]
    public async Task Af_purchase_arrives_with_exactly_the_stated_keys(string option, bool removePrices)
    {
        await using var shop = await Shop.StartAsync(Everybody($$""" "sendRevenue": "{{option}}", "removePrices": {{(removePrices ? "true" : "false")}} """));
        await ImportRatesAsync(shop);
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await phone.DoAsync("af_purchase", Purchase());

        foreach (var integration in (string[])["ct", "hook", "net"]) await shop.SettledAsync(integration);

        var (values, revenue) = (option != "noValuesAndNoRevenue", option == "valuesAndRevenue");
        string[] expected = [.. values ? Values.Where(key => !removePrices || key != "af_price") : [], .. revenue ? ["af_revenue"] : Array.Empty<string>()];

        // CleverTap
        var properties = (await shop.CleverTapEventsAsync()).Single(happened => $"{happened["name"]}" == "af_purchase")["properties"]!.AsObject();
        properties.Select(property => property.Key).ShouldBe([.. expected, "om_event_id"], ignoreOrder: true);

        // The webhook
        var told = (await shop.TakenAsync("echo-control/hook")).Select(call => JsonNode.Parse($"{call["body"]}")!).Single(body => $"{body["event"]}" == "af_purchase");
        told["values"]!.AsObject().Select(value => value.Key).ShouldBe(expected, ignoreOrder: true);
        told["revenue"]?.ToJsonString().ShouldBe("""{"amount":9.99,"currency":"EUR","usd":10.989}""");
        (told["revenue"] is not null).ShouldBe(revenue);

        // A postback by template
        var macros = HttpUtility.ParseQueryString($"{(await shop.TakenAsync("echo-control/net")).Single()["query"]}");
        (macros["revenue"], macros["usd"], macros["currency"]).ShouldBe(revenue ? ("9.99", "10.989", "EUR") : ("", "", ""));
        JsonNode.Parse(macros["values"]!)!.AsObject().Select(value => value.Key).ShouldBe(expected, ignoreOrder: true);

        // However deep it hides, an amount that is not to be told is told to nobody.
        string[] everything = [properties.ToJsonString(), told.ToJsonString(), $"{macros}"];
        everything.Any(text => text.Contains("9.99", StringComparison.Ordinal)).ShouldBe(revenue);
        everything.Any(text => text.Contains("7.77", StringComparison.Ordinal)).ShouldBe(revenue);
        everything.Any(text => text.Contains("4.99", StringComparison.Ordinal)).ShouldBe(values && !removePrices);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-9.99", "-9.99")]
    [InlineData(null, "")]
    public async Task Nothing_and_a_refund_are_told_as_they_are_and_no_revenue_is_not_zero(string? amount, string told)
    {
        await using var shop = await Shop.StartAsync(Everybody(""" "sendRevenue": "valuesAndRevenue" """));
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.DoAsync("af_purchase", amount is null ? [] : new() { ["af_revenue"] = decimal.Parse(amount, CultureInfo.InvariantCulture) });
        await shop.SettledAsync("net");

        var macros = HttpUtility.ParseQueryString($"{(await shop.TakenAsync("echo-control/net")).Single()["query"]}");
        (macros["revenue"], macros["currency"]).ShouldBe((told, amount is null ? "" : "INR"));
    }

    static JsonObject Purchase() => new()
    {
        ["af_revenue"] = 9.99, ["af_price"] = 4.99, ["af_quantity"] = 2, ["af_currency"] = "EUR", ["af_content_id"] = "sku",
        ["items"] = new JsonArray(new JsonObject { ["sku"] = "s1", ["price"] = 4.99, ["revenue"] = 7.77 }),
    };

    static async Task ImportRatesAsync(Shop shop)
    {
        var yesterday = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var answer = await shop.Http.PostAsync(
            "/api/manage/v1/exchange-rates", new StringContent($"Date,USD,INR\n{yesterday},1.1,98.5\n", Encoding.UTF8, "text/csv"), TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        await shop.StreamAsync();
    }

    static string Everybody(string option) => $$"""
        { "id": "ct", "partner": "clevertap", "active": true, "events": [ { "event": "af_purchase", {{option}} } ],
          "settings": { "accountId": "{{AccountSettings.Default.Id}}", "passcode": "test-passcode", "baseUrl": "{{Shop.Sandbox}}clevertap" } },
        { "id": "hook", "partner": "webhook", "active": true, "events": [ { "event": "af_purchase", {{option}} } ], "settings": { "url": "{{Shop.Sandbox}}echo/hook/" } },
        { "id": "net", "partner": "template", "active": true, "installs": "off", "events": [ { "event": "af_purchase", {{option}} } ],
          "settings": { "eventUrl": "{{Shop.Sandbox}}echo/net/?revenue={event_revenue}&usd={event_revenue_usd}&currency={event_revenue_currency}&values={event_value}" } }
        """;
}
