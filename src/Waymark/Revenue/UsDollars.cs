namespace Waymark.Revenue;

/// <summary>Tells amounts in US dollars.</summary>
public static class UsDollars
{
    /// <inheritdoc cref="Exchange.OldestRateInDays"/>
    public const int OldestRateInDays = Exchange.OldestRateInDays;

    /// <param name="money">The amount in its own currency.</param>
    /// <param name="day">The UTC date of what it was paid for.</param>
    /// <param name="rates">Those of the days that count, the latest first.</param>
    /// <returns>As <see cref="Exchange.Of"/> finds it.</returns>
    public static decimal? Of(Money money, DateOnly day, IReadOnlyList<DailyRates> rates) => Exchange.Of(money, Currencies.UsDollar, day, rates);

    /// <inheritdoc cref="Exchange.EarliestFor"/>
    public static DateOnly EarliestFor(DateOnly day) => Exchange.EarliestFor(day);
}
