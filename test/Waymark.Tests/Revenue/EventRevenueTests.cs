using System.Text.Json;
using Waymark.Apps;
using Waymark.Revenue;

namespace Waymark.Tests.Revenue;

public sealed class EventRevenueTests
{
    [Theory]
    [InlineData("""{"amount":5}""", "5 INR")]
    [InlineData("""{"af_revenue":"9.99","af_currency":"eur"}""", "9.99 EUR")]
    [InlineData("""{"revenue":-3,"currency":"USD"}""", "-3 USD")]
    [InlineData("""{"amount":"none","af_revenue":1}""", "1 INR")]
    [InlineData("""{"amount":1,"af_revenue":2}""", "1 INR")]
    [InlineData("""{"earned":7}""", "7 INR")]
    [InlineData("""{"amount":0}""", "0 INR")]
    [InlineData("""{"af_price":4.99}""", null)]
    [InlineData("""{"order":{"amount":1}}""", null)]
    [InlineData("[]", null)]
    public void Revenue_is_a_number_under_one_of_its_names(string values, string? revenue)
    {
        var found = EventRevenue.Of(JsonElement.Parse(values), new App { Id = "shop", Currency = "INR", RevenueKeys = ["earned"] });

        (found is { } money ? FormattableString.Invariant($"{money.Amount} {money.Currency}") : null).ShouldBe(revenue);
    }
}
