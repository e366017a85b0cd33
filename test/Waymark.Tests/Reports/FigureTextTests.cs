using Waymark.Reports;

namespace Waymark.Tests.Reports;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(12_540.5, "USD", "$12,540.50")]
    [InlineData(0, "INR", "₹0.00")]
    [InlineData(-12.5, "EUR", "-€12.50")]
    [InlineData(1_000_000, "CHF", "CHF 1,000,000.00")]
    [InlineData(0.005, "JPY", "¥0.01")]
    public void Money_has_its_sign_and_two_decimals(decimal amount, string currency, string expected) =>
        FigureText.Money(amount, currency).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3_201, "3,201")]
    [InlineData(-3_201, "-3,201")]
    public void Counts_have_commas(long count, string expected) => FigureText.Count(count).ShouldBe(expected);

    [Theory]
    [InlineData(1, 3, "33.33%")]
    [InlineData(2, 1, "200.00%")]
    [InlineData(1, 0, "0.00%")]
    public void Shares_are_per_cent(long part, long whole, string expected) => FigureText.Share(part, whole).ShouldBe(expected);

    [Theory]
    [InlineData(3, 2, "1.50")]
    [InlineData(3, 0, "0.00")]
    public void Ratios_are_plain(decimal amount, decimal other, string expected) => FigureText.Ratio(amount, other).ShouldBe(expected);
}
