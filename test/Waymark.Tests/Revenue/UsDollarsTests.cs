using System.Globalization;
using Waymark.Revenue;

namespace Waymark.Tests.Revenue;

public sealed class UsDollarsTests
{
    static readonly DailyRates[] Rates =
    [
        Day("2026-01-05", ("USD", 1.0921m), ("INR", 90.8575m)),
        Day("2026-01-02", ("USD", 1.0956m), ("INR", 91.0020m), ("JPY", 155.68m)),
        Day("2025-12-31", ("INR", 90.5000m), ("GBP", 0.8712m)),
    ];

    [Theory]
    [InlineData("100", "USD", "2026-01-05", "100")]
    [InlineData("0.123456789", "USD", "1999-01-01", "0.123456789")]
    [InlineData("100", "EUR", "2026-01-05", "109.21")]
    [InlineData("499", "INR", "2026-01-05", "5.997941")]
    [InlineData("-499", "INR", "2026-01-05", "-5.997941")]
    [InlineData("0", "INR", "2026-01-05", "0")]
    [InlineData("499", "INR", "2026-01-04", "6.007609")] // a Sunday: Friday's rate
    [InlineData("499", "INR", "2026-01-12", "5.997941")] // seven days are not too many
    [InlineData("499", "INR", "2026-01-13", null)]
    [InlineData("1000", "JPY", "2026-01-05", "7.037513")] // not set that day: the one before
    [InlineData("100", "GBP", "2026-01-05", null)] // never beside a dollar of the same day
    [InlineData("100", "CHF", "2026-01-05", null)]
    [InlineData("100", "XXQ", "2026-01-05", null)]
    [InlineData("499", "INR", "2026-01-01", null)] // tomorrow's rate is no rate
    [InlineData("499", "INR", "0001-01-03", null)]
    [InlineData("1000000000000000", "INR", "2026-01-05", "12019921305340.780893")]
    [InlineData("1000000000000000.01", "INR", "2026-01-05", null)]
    [InlineData("79228162514264337593543950335", "INR", "2026-01-05", null)]
    public void An_amount_is_told_by_the_rate_of_its_day(string amount, string currency, string day, string? dollars) =>
        (UsDollars.Of(new Money(Number(amount), currency), Date(day), Rates)?.ToString(CultureInfo.InvariantCulture)).ShouldBe(dollars);

    [Theory]
    [InlineData("0.0000005", "0")]
    [InlineData("0.0000015", "0.000002")]
    [InlineData("0.0000025", "0.000002")]
    [InlineData("-0.0000015", "-0.000002")]
    public void Halves_go_to_the_even_neighbour(string euros, string dollars) =>
        UsDollars.Of(new Money(Number(euros), "EUR"), Date("2026-01-05"), [Day("2026-01-05", ("USD", 1m))]).ShouldBe(Number(dollars));

    [Fact]
    public void No_rate_that_a_file_may_hold_breaks_the_calculation() =>
        UsDollars.Of(new Money(1_000_000_000_000_000m, "INR"), Date("2026-01-05"), [Day("2026-01-05", ("USD", 10_000_000m), ("INR", 0.000001m))])
            .ShouldBe(10_000_000_000_000_000_000_000_000_000m);

    [Fact]
    public void A_later_file_corrects_the_rates_it_names()
    {
        var corrected = Rates[0].CorrectedBy(Day("2026-01-05", ("INR", 91m), ("NGN", 1650m)));

        corrected.PerEuro.ShouldBe(new Dictionary<string, decimal> { ["INR"] = 91m, ["NGN"] = 1650m, ["USD"] = 1.0921m }, ignoreOrder: true);
    }

    static DailyRates Day(string day, params (string Currency, decimal Rate)[] rates) =>
        new(Date(day), rates.ToDictionary(rate => rate.Currency, rate => rate.Rate));

    static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static decimal Number(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
