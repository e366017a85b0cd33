namespace Waymark.Revenue;

/// <summary>Tells amounts in another currency by daily rates.</summary>
public static class Exchange
{
    /// <summary>Rates are not set on weekends and holidays; the longest such stretch is five days.</summary>
    public const int OldestRateInDays = 7;

    const int Decimals = 6;

    // With rates from a millionth to ten million no step of the conversion leaves what a decimal holds.
    const decimal Largest = 1_000_000_000_000_000m;

    // Divided by it, a decimal loses the zeros at its end.
    const decimal One = 1.0000000000000000000000000000m;

    /// <param name="money">The amount in its own currency.</param>
    /// <param name="currency">The one it is wanted in.</param>
    /// <param name="day">The UTC date of what it was paid for.</param>
    /// <param name="rates">Those of the days that count, the latest first.</param>
    /// <returns>By the rate of the day, else by the latest one before it that is not too old; null when there is none.</returns>
    public static decimal? Of(Money money, string currency, DateOnly day, IReadOnlyList<DailyRates> rates)
    {
        if (money.Currency == currency) return money.Amount;
        if (Math.Abs(money.Amount) > Largest) return null;

        foreach (var daily in rates)
        {
            // Both from one day: two days' rates would mix two markets.
            if (daily.Day <= day && daily.Day >= EarliestFor(day) && daily.Of(money.Currency) is { } perEuro && daily.Of(currency) is { } wanted)
                return Math.Round(money.Amount * wanted / perEuro, Decimals, MidpointRounding.ToEven) / One;
        }

        return null;
    }

    /// <returns>The first day whose rate still counts on this one.</returns>
    public static DateOnly EarliestFor(DateOnly day) => day.DayNumber < OldestRateInDays ? DateOnly.MinValue : day.AddDays(-OldestRateInDays);
}
