using System.Text.Json;
using Waymark.Revenue;

namespace Waymark.Tests.Revenue;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("""{ "af_currency": "EUR", "currency": "GBP" }""", "EUR")]
    [InlineData("""{ "currency": "gbp" }""", "GBP")]
    [InlineData("""{ "af_currency": null, "currency": " usd " }""", "USD")]
    [InlineData("""{ "af_currency": "euro", "currency": "GBP" }""", "GBP")]
    [InlineData("""{ "af_currency": 978, "currency": ["EUR"] }""", "INR")]
    [InlineData("""{ "currency": "ÄÖÜ" }""", "INR")]
    [InlineData("""{ "currency": "XXQ" }""", "XXQ")]
    [InlineData("{}", "INR")]
    public void An_events_own_word_comes_before_the_apps(string values, string currency)
    {
        using var document = JsonDocument.Parse(values);

        Currencies.Of(document.RootElement, ofApp: "INR").ShouldBe(currency);
    }

    [Theory]
    [InlineData("USD", true)]
    [InlineData("INR", true)]
    [InlineData("VES", true)]
    [InlineData("HRK", true)]
    [InlineData("XXQ", false)]
    [InlineData("usd", false)]
    [InlineData("", false)]
    public void Made_up_currencies_are_told_from_real_ones(string code, bool known) => Currencies.IsKnown(code).ShouldBe(known);
}
