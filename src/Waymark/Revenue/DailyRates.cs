namespace Waymark.Revenue;

/// <summary>What a euro was worth on one day: units of each currency.</summary>
public sealed record DailyRates(DateOnly Day, IReadOnlyDictionary<string, decimal> PerEuro)
{
    /// <returns>Units of the currency for a euro; null when the day has no rate for it.</returns>
    public decimal? Of(string currency) =>
        currency == Currencies.Euro ? 1 : PerEuro.TryGetValue(currency, out var rate) ? rate : null;

    /// <summary>A later word replaces the rates it names; the day's others stay.</summary>
    public DailyRates CorrectedBy(DailyRates later)
    {
        var rates = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

        foreach (var (currency, rate) in PerEuro.Concat(later.PerEuro))
            rates[currency] = rate;

        return new DailyRates(Day, rates);
    }
}
